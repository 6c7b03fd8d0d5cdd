import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog, redactSecrets } from '@app/audit';
import { Settings } from '@app/config';
import {
  type Approval,
  type ChangePreview,
  type Decision,
  OperationalError,
  type Plan,
  type Principal,
  type Verdict,
} from '@app/contracts';
import { isAllowed } from '@app/policy';
import { Clock } from '@app/telemetry';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import { Executions } from '../executions.service.js';
import { Replanner } from '../replanner.js';
import { describeDrift } from '../state/describe-drift.js';
import { assertRunnable } from '../state/operations-of.js';
import { type ApprovalRow, distinctTargets } from './approval-rows.js';
import { type ApprovalPage, type ApprovalSearch, ApprovalStore } from './approval-store.service.js';
import { ApprovalTransitions } from './approval-transitions.service.js';
import { closed, planChanged, refusalOf } from './refusals.js';

/** More targets than this need two approvers, like what is critical. */
const TARGETS_OF_ONE_APPROVER = 50;
const MAXIMUM_REMARKS = 200;

/** What is asked of people. */
export interface ApprovalRequest {
  readonly requestId: string;
  /** Id of the principal that asked. */
  readonly requester: string;
  /** The redacted request text. */
  readonly request: string;
  readonly decision: Decision;
  readonly plan: Plan;
  readonly changes: readonly ChangePreview[];
}

/** What an approver says. `planHash`: decides only on the plan with this hash. */
export interface Remark {
  readonly comment?: string;
  readonly planHash?: string;
}

/** Plans that wait for people. Every refusal changes nothing; every change is in the record. */
@Injectable()
export class Approvals {
  constructor(
    private readonly store: ApprovalStore,
    private readonly executions: Executions,
    private readonly replanner: Replanner,
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
    private readonly transitions: ApprovalTransitions,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Opens an approval. Critical plans, and those of more than 50 targets, need two approvers. */
  async request(asked: ApprovalRequest, signal: AbortSignal): Promise<Approval> {
    const { requestId, requester, request, decision, plan, changes } = asked;
    const id = randomUUID();
    const now = this.clock.now();
    const isGrave =
      decision.risk_level === 'critical' || distinctTargets(plan).length > TARGETS_OF_ONE_APPROVER;
    await this.audit.transaction(async ({ manager, record }) => {
      await manager.query(
        `INSERT INTO approvals (id, request_id, state, plan_hash, request, requester, risk_level, reasons, roles,
           approvals_required, decision, plan, changes, created_at, expires_at)
         VALUES ($1, $2, 'pending_approval', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          id,
          requestId,
          plan.plan_hash,
          request,
          requester,
          decision.risk_level,
          decision.approval_reasons,
          ['approver'],
          isGrave ? 2 : 1,
          JSON.stringify(decision),
          JSON.stringify(plan),
          JSON.stringify(changes),
          new Date(now),
          new Date(now + this.settings.approvals.ttlMs),
        ],
      );
      const payload = { plan_hash: plan.plan_hash, risk_level: decision.risk_level, changes };
      record({ kind: 'approval.requested', principal: requester, subject: id, requestId, payload });
    }, signal);
    return this.get(id, signal);
  }

  find(id: string, signal: AbortSignal): Promise<Approval | null> {
    return this.store.find(id, signal);
  }

  /** The plan that an approval is about; `null` where there is no such approval. */
  async planOf(id: string, signal: AbortSignal): Promise<Plan | null> {
    return (await this.store.row(id, signal))?.plan ?? null;
  }

  list(search: ApprovalSearch, signal: AbortSignal): Promise<ApprovalPage> {
    return this.store.list(search, signal);
  }

  /**
   * Agrees. With the last consent that is needed the plan is queued in the same transaction. Said twice by the same
   * person it counts once.
   * @throws OperationalError `not_found`, `forbidden`, `self_approval`, `approval_closed`, `plan_changed` where the
   * targets are no longer the same (which voids the approval), `executor_not_configured` (which keeps it)
   */
  async approve(id: string, principal: Principal, remark: Remark, signal: AbortSignal): Promise<Approval> {
    const row = await this.decidable(id, principal, 'approve', remark, signal);
    if (!row) return this.get(id, signal);
    assertRunnable(row.plan, this.catalogue, this.executors);
    await this.assertUnchanged(row, signal);
    await this.executions.ready(signal);
    if (await this.decideOnce(row, principal, 'approve', remark, signal)) this.executions.wake();
    return this.get(id, signal);
  }

  /** Declines; one rejection closes it. @throws as {@link approve}, but for what only matters to running */
  async reject(id: string, principal: Principal, remark: Remark, signal: AbortSignal): Promise<Approval> {
    const row = await this.decidable(id, principal, 'reject', remark, signal);
    if (row) await this.decideOnce(row, principal, 'reject', remark, signal);
    return this.get(id, signal);
  }

  /** Withdraws what one asked for oneself, or as an administrator. @throws OperationalError `not_found`, `forbidden`, `approval_closed` */
  async cancel(
    id: string,
    principal: Principal,
    { comment }: Remark,
    signal: AbortSignal,
  ): Promise<Approval> {
    const row = await this.transitions.known(id, signal);
    if (row.requester !== principal.id && !isAllowed(principal, 'administer'))
      await this.transitions.refuse(
        row,
        principal,
        new OperationalError(
          'forbidden',
          `'${row.requester}' asked for it.`,
          'Whoever asked for it can cancel it, or somebody with the role admin.',
        ),
        signal,
      );
    const said = comment ? redactSecrets(comment) : null;
    await this.transitions.change(id, signal, async (transaction, now) => {
      await this.transitions.remark(transaction, id, principal, 'comment', said);
      await this.transitions.close(transaction, now, 'cancelled', principal.id, said, 'approval.cancelled');
    });
    return this.get(id, signal);
  }

  /** Adds a comment, open or closed. @throws OperationalError `not_found`, `forbidden`, `conflict` after 200 remarks */
  async comment(id: string, principal: Principal, text: string, signal: AbortSignal): Promise<Approval> {
    const row = await this.transitions.known(id, signal);
    if (
      row.requester !== principal.id &&
      !isAllowed(principal, 'decide') &&
      !isAllowed(principal, 'administer')
    )
      throw new OperationalError(
        'forbidden',
        'Only whoever asked, approvers and administrators comment.',
        'Use such a key.',
      );
    const said = redactSecrets(text);
    await this.audit.transaction(async (transaction) => {
      const [count] = await transaction.manager.query<{ count: string }[]>(
        'SELECT count(*) AS count FROM approval_remarks WHERE approval_id = $1',
        [id],
      );
      if (Number(count?.count) >= MAXIMUM_REMARKS)
        throw new OperationalError('conflict', `An approval holds ${MAXIMUM_REMARKS} remarks.`, 'Ask again.');
      await this.transitions.remark(transaction, id, principal, 'comment', said);
      transaction.record({
        kind: 'approval.commented',
        principal: principal.id,
        subject: id,
        requestId: row.request_id,
        payload: { comment: said },
      });
    }, signal);
    return this.get(id, signal);
  }

  /** The approval if this verdict may be given; `undefined` if it was given before and counts. */
  private async decidable(
    id: string,
    principal: Principal,
    verdict: Verdict,
    { planHash }: Remark,
    signal: AbortSignal,
  ): Promise<ApprovalRow | undefined> {
    const row = await this.transitions.known(id, signal);
    const refusal = refusalOf(row.requester, principal);
    if (refusal) await this.transitions.refuse(row, principal, refusal, signal);
    const approval = await this.get(id, signal);
    const said = approval.remarks.find((one) => one.principal === principal.id && one.verdict !== 'comment');
    const counts =
      approval.state === 'pending_approval' ||
      approval.state === (verdict === 'approve' ? 'approved' : 'rejected');
    if (said?.verdict === verdict && counts) return undefined;
    if (approval.state !== 'pending_approval') throw closed(approval);
    if (planHash !== undefined && planHash !== row.plan_hash)
      throw planChanged(
        `The approval is about the plan ${row.plan_hash}, not ${planHash}. Nothing was decided.`,
      );
    if (said)
      throw new OperationalError(
        'conflict',
        `'${principal.id}' said '${said.verdict}' already.`,
        'Somebody else decides now, or whoever asked cancels it.',
      );
    return row;
  }

  /** Plans again, before any transaction is open; a plan that has drifted voids the approval. */
  private async assertUnchanged(row: ApprovalRow, signal: AbortSignal): Promise<void> {
    const again = await this.replanner.replan(row.decision, signal);
    if (again.plan_hash === row.plan_hash) return;
    const drift = describeDrift(row.plan, again);
    await this.transitions.change(row.id, signal, (transaction, now) =>
      this.transitions.close(transaction, now, 'cancelled', 'system', drift, 'approval.cancelled'),
    );
    throw planChanged(`${drift} The approval is void; nothing was done.`);
  }

  /** The same verdict of the same person that came in between is this one. @returns whether the plan was queued */
  private async decideOnce(
    row: ApprovalRow,
    principal: Principal,
    verdict: 'approve' | 'reject',
    remark: Remark,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      return await this.decide(row, principal, verdict, remark.comment, signal);
    } catch (error) {
      const isLate = error instanceof OperationalError && error.code === 'approval_closed';
      if (isLate && (await this.decidable(row.id, principal, verdict, remark, signal)) === undefined)
        return false;
      throw error;
    }
  }

  private async decide(
    { id }: ApprovalRow,
    principal: Principal,
    verdict: 'approve' | 'reject',
    comment: string | undefined,
    signal: AbortSignal,
  ): Promise<boolean> {
    const said = comment ? redactSecrets(comment) : null;
    return this.transitions.change(id, signal, async (transaction, now) => {
      if (!(await this.transitions.remark(transaction, id, principal, verdict, said))) return false;
      if (verdict === 'reject') {
        await this.transitions.close(transaction, now, 'rejected', principal.id, said, 'approval.rejected');
        return false;
      }
      const [count] = await transaction.manager.query<{ count: string }[]>(
        `SELECT count(*) AS count FROM approval_remarks WHERE approval_id = $1 AND verdict = 'approve'`,
        [id],
      );
      if (Number(count?.count) < now.approvals_required) {
        this.transitions.tell(transaction, now, 'approval.consented', principal.id, said);
        return false;
      }
      const { request_id: requestId, requester, plan, decision } = now;
      const executionId = await this.executions.enqueue(transaction, {
        requestId,
        requester,
        plan,
        decision,
        approvalId: id,
      });
      await this.transitions.close(
        transaction,
        now,
        'approved',
        principal.id,
        said,
        'approval.approved',
        executionId,
      );
      return true;
    });
  }

  private get(id: string, signal: AbortSignal): Promise<Approval> {
    return this.transitions.get(id, signal);
  }
}
