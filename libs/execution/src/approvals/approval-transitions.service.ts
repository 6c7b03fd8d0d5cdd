import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditedTransaction, type AuditEventKind } from '@app/audit';
import type { Approval, ApprovalState, OperationalError, Principal, Verdict } from '@app/contracts';
import { Clock } from '@app/telemetry';
import { APPROVAL_COLUMNS, type ApprovalRow, isOverdue } from './approval-rows.js';
import { ApprovalStore } from './approval-store.service.js';
import { closed, notFound } from './refusals.js';

/** Every move of an approval: in one transaction with its row held, and with its event in the record. */
@Injectable()
export class ApprovalTransitions {
  constructor(
    private readonly store: ApprovalStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Changes an approval that is still open, its row held. @throws OperationalError `approval_closed` */
  async change<T>(
    id: string,
    signal: AbortSignal,
    work: (transaction: AuditedTransaction, row: ApprovalRow) => Promise<T>,
  ): Promise<T> {
    const result = await this.audit.transaction(async (transaction) => {
      const [row] = await transaction.manager.query<ApprovalRow[]>(
        `SELECT ${APPROVAL_COLUMNS} FROM approvals WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!row || row.state !== 'pending_approval' || isOverdue(row, this.clock.now())) return undefined;
      return { value: await work(transaction, row) };
    }, signal);
    if (!result) throw closed(await this.get(id, signal));
    return result.value;
  }

  /** Closes an approval whose row the transaction holds. */
  async close(
    transaction: AuditedTransaction,
    row: ApprovalRow,
    state: Exclude<ApprovalState, 'pending_approval'>,
    principal: string,
    reason: string | null,
    kind: AuditEventKind,
    executionId: string | null = null,
  ): Promise<void> {
    await transaction.manager.query(
      'UPDATE approvals SET state = $2, reason = $3, decided_at = $4, execution_id = $5 WHERE id = $1',
      [row.id, state, reason, new Date(this.clock.now()), executionId],
    );
    this.tell(transaction, row, kind, principal, reason, executionId);
  }

  /** Records what happened to an approval. */
  tell(
    { record }: AuditedTransaction,
    { id, request_id, plan_hash }: ApprovalRow,
    kind: AuditEventKind,
    principal: string,
    comment: string | null,
    executionId: string | null = null,
  ): void {
    const payload = { plan_hash, comment, execution_id: executionId };
    record({ kind, principal, subject: id, requestId: request_id, payload });
  }

  /** Keeps what a principal says. @returns false where it has given its verdict already */
  async remark(
    { manager }: AuditedTransaction,
    id: string,
    principal: Principal,
    verdict: Verdict,
    comment: string | null,
  ): Promise<boolean> {
    const kept = await manager.query<unknown[]>(
      `INSERT INTO approval_remarks (id, approval_id, principal, verdict, comment, at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [randomUUID(), id, principal.id, verdict, comment, new Date(this.clock.now())],
    );
    return kept.length > 0;
  }

  /** Marks what nobody decided on in time, at most 100 at once. @returns how many */
  async expireDue(signal: AbortSignal): Promise<number> {
    return this.audit.transaction(async (transaction) => {
      const rows = await transaction.manager.query<ApprovalRow[]>(
        `SELECT ${APPROVAL_COLUMNS} FROM approvals WHERE state = 'pending_approval' AND expires_at <= $1
         ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
        [new Date(this.clock.now())],
      );
      for (const row of rows)
        await this.close(
          transaction,
          row,
          'expired',
          'system',
          'Nobody decided in time.',
          'approval.expired',
        );
      return rows.length;
    }, signal);
  }

  /** A person tried what they may not: that is in the record too. */
  async refuse(
    row: ApprovalRow,
    { id }: Principal,
    refusal: OperationalError,
    signal: AbortSignal,
  ): Promise<never> {
    await this.audit.record(
      {
        kind: 'approval.refused',
        principal: id,
        subject: row.id,
        requestId: row.request_id,
        payload: { code: refusal.code },
      },
      signal,
    );
    throw refusal;
  }

  /** @throws OperationalError `not_found` */
  async known(id: string, signal: AbortSignal): Promise<ApprovalRow> {
    const row = await this.store.row(id, signal);
    if (!row) throw notFound(id);
    return row;
  }

  /** @throws OperationalError `not_found` */
  async get(id: string, signal: AbortSignal): Promise<Approval> {
    const approval = await this.store.find(id, signal);
    if (!approval) throw notFound(id);
    return approval;
  }
}
