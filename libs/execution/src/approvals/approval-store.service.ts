import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalState, Principal } from '@app/contracts';
import { Database } from '@app/database';
import { isAllowed } from '@app/policy';
import { Clock } from '@app/telemetry';
import { APPROVAL_COLUMNS, type ApprovalRow, approvalOf, type RemarkRow } from './approval-rows.js';

/** Which approvals to list, newest first. */
export interface ApprovalSearch {
  readonly state?: ApprovalState;
  readonly requester?: string;
  /** Only those that this principal may decide on, and has not. */
  readonly inbox?: Principal;
  /** 1 to 100. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface ApprovalPage {
  readonly approvals: readonly Approval[];
  /** The cursor of the next page; `null` on the last. */
  readonly next: string | null;
}

/** Looks at approvals. */
@Injectable()
export class ApprovalStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async row(id: string, signal: AbortSignal): Promise<ApprovalRow | undefined> {
    const [row] = await this.database.query<ApprovalRow>(
      `SELECT ${APPROVAL_COLUMNS} FROM approvals WHERE id = $1`,
      [id],
      signal,
    );
    return row;
  }

  async find(id: string, signal: AbortSignal): Promise<Approval | null> {
    const row = await this.row(id, signal);
    return row ? ((await this.withRemarks([row], signal))[0] ?? null) : null;
  }

  async list(
    { state, requester, inbox, limit, cursor }: ApprovalSearch,
    signal: AbortSignal,
  ): Promise<ApprovalPage> {
    if (inbox && !isAllowed(inbox, 'decide')) return { approvals: [], next: null };
    const now = new Date(this.clock.now());
    const rows = await this.database.query<ApprovalRow>(
      `SELECT ${APPROVAL_COLUMNS} FROM approvals
       WHERE ($1::text IS NULL OR $1 = CASE WHEN state = 'pending_approval' AND expires_at <= $6 THEN 'expired' ELSE state END)
         AND ($2::text IS NULL OR requester = $2)
         AND ($3::text IS NULL OR (state = 'pending_approval' AND expires_at > $6 AND requester <> $3 AND NOT EXISTS (
           SELECT 1 FROM approval_remarks r
           WHERE r.approval_id = approvals.id AND r.principal = $3 AND r.verdict <> 'comment')))
         AND ($4::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM approvals WHERE id = $4))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [state ?? null, requester ?? null, inbox?.id ?? null, cursor ?? null, limit + 1, now],
      signal,
    );
    const shown = rows.slice(0, limit);
    return {
      approvals: await this.withRemarks(shown, signal),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  private async withRemarks(rows: readonly ApprovalRow[], signal: AbortSignal): Promise<Approval[]> {
    const remarks = await this.database.query<RemarkRow>(
      `SELECT approval_id, principal, verdict, comment, at FROM approval_remarks
       WHERE approval_id = ANY($1::uuid[]) ORDER BY at, id`,
      [rows.map(({ id }) => id)],
      signal,
    );
    return rows.map((row) =>
      approvalOf(
        row,
        remarks.filter(({ approval_id }) => approval_id === row.id),
        this.clock.now(),
      ),
    );
  }
}
