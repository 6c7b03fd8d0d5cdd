import type {
  Approval,
  ApprovalRemark,
  ApprovalState,
  ChangePreview,
  Decision,
  Plan,
  RiskLevel,
  Target,
} from '@app/contracts';

/** An approval as stored. */
export interface ApprovalRow {
  readonly id: string;
  readonly request_id: string;
  readonly state: ApprovalState;
  readonly reason: string | null;
  readonly plan_hash: string;
  readonly request: string;
  readonly requester: string;
  readonly risk_level: RiskLevel;
  readonly reasons: string[];
  readonly roles: string[];
  readonly approvals_required: number;
  readonly decision: Decision;
  readonly plan: Plan;
  readonly changes: ChangePreview[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly decided_at: Date | null;
  readonly execution_id: string | null;
}

export interface RemarkRow extends Omit<ApprovalRemark, 'at'> {
  readonly approval_id: string;
  readonly at: Date;
}

export const APPROVAL_COLUMNS = `id, request_id, state, reason, plan_hash, request, requester, risk_level, reasons,
  roles, approvals_required, decision, plan, changes, created_at, expires_at, decided_at, execution_id`;

/** An approval as the world sees it; one whose time is over is expired, swept or not. */
export function approvalOf(row: ApprovalRow, remarks: readonly RemarkRow[], now: number): Approval {
  const { id, request_id, reason, plan_hash, request, requester, risk_level, reasons, roles } = row;
  return {
    id,
    request_id,
    state: isOverdue(row, now) ? 'expired' : row.state,
    reason,
    plan_hash,
    request,
    requester,
    risk_level,
    reasons,
    roles,
    approvals_required: row.approvals_required,
    approvals_given: remarks.filter(({ verdict }) => verdict === 'approve').length,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    decided_at: row.decided_at?.toISOString() ?? null,
    targets: distinctTargets(row.plan),
    changes: row.changes,
    remarks: remarks.map(({ principal, verdict, comment, at }) => ({
      principal,
      verdict,
      comment,
      at: at.toISOString(),
    })),
    execution_id: row.execution_id,
  };
}

export function isOverdue({ state, expires_at }: ApprovalRow, now: number): boolean {
  return state === 'pending_approval' && expires_at.getTime() <= now;
}

export function distinctTargets({ steps }: Plan): Target[] {
  const targets = steps.flatMap((step) => step.targets);
  return [
    ...new Map(
      targets.map((target) => [`${target.kind}:${target.asset_id ?? target.name}`, target]),
    ).values(),
  ];
}
