import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditedTransaction } from '@app/audit';
import type { ExecutionState, Operation, OperationState } from '@app/contracts';
import { changesState } from '@app/policy';
import { ChangeSignal } from '../changes/change-signal.js';
import { type EndCause, endStateOf } from '../state/end-state.js';
import {
  EXECUTION_COLUMNS,
  type ExecutionRow,
  OPERATION_COLUMNS,
  type OperationRow,
} from '../store/execution-rows.js';
import { recordEvent } from '../store/record-event.js';

const SYSTEM = 'system';
/** A transition is short, and is made whether or not somebody waits for it. */
const TRANSITION_LIMIT_MS = 10_000;

/** How an operation ended. */
export interface OperationEnd {
  readonly state: Extract<OperationState, 'completed' | 'failed' | 'unknown'>;
  readonly result?: unknown;
  readonly error?: Operation['error'];
}

const isMine = `owner = $2 AND state = 'running' AND lease_until > now()`;

/**
 * Every move of an execution that a worker makes: one transaction each, in which it is checked that the worker still
 * holds the execution, and in which the event and the record are written.
 */
@Injectable()
export class ExecutionTransitions {
  constructor(
    private readonly audit: AuditLog,
    private readonly changes: ChangeSignal,
  ) {}

  /** Takes a queued execution. @returns `undefined` where another worker was faster */
  claim(id: string, worker: string, leaseMs: number): Promise<ExecutionRow | undefined> {
    return this.transaction(id, async (transaction) => {
      const [row] = await this.rows<ExecutionRow>(
        transaction,
        `UPDATE executions SET state = 'running', owner = $2, started_at = now(),
           lease_until = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND state = 'queued' RETURNING ${EXECUTION_COLUMNS}`,
        [id, worker, leaseMs],
      );
      if (row) await this.tell(transaction, row, 'execution.started', { worker });
      return row;
    });
  }

  /**
   * Takes an execution whose worker has been silent for longer than its lease. A change that had started is `unknown`
   * from then on; a look that had started may start again.
   */
  takeOver(id: string, worker: string, leaseMs: number): Promise<ExecutionRow | undefined> {
    return this.transaction(id, async (transaction) => {
      const [row] = await this.rows<ExecutionRow>(
        transaction,
        `UPDATE executions SET owner = $2, lease_until = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND state = 'running' AND lease_until <= now() RETURNING ${EXECUTION_COLUMNS}`,
        [id, worker, leaseMs],
      );
      if (!row) return undefined;
      const started = (await this.operations(transaction, id)).filter(({ state }) => state === 'started');
      for (const { position, effect } of started)
        await (changesState(effect)
          ? this.move(transaction, row, position, { state: 'unknown', error: INTERRUPTED })
          : transaction.manager.query(
              `UPDATE execution_operations SET state = 'pending', started_at = NULL WHERE execution_id = $1 AND position = $2`,
              [id, position],
            ));
      await this.tell(transaction, row, 'execution.resumed', { worker, interrupted: started.length });
      return row;
    });
  }

  /** Extends the lease. @returns whether a cancellation was asked for; `undefined` where the lease is lost */
  async extend(id: string, worker: string, leaseMs: number): Promise<boolean | undefined> {
    return this.transaction(id, async (transaction) => {
      const [row] = await this.rows<{ cancel_requested: boolean }>(
        transaction,
        `UPDATE executions SET lease_until = now() + $3 * interval '1 millisecond'
         WHERE id = $1 AND ${isMine} RETURNING cancel_requested`,
        [id, worker, leaseMs],
      );
      return row?.cancel_requested;
    });
  }

  /** Gives an execution back, for another worker to take over at once. */
  async handBack(id: string, worker: string): Promise<void> {
    await this.transaction(id, async ({ manager }) => {
      await manager.query(`UPDATE executions SET lease_until = now() WHERE id = $1 AND ${isMine}`, [
        id,
        worker,
      ]);
    });
  }

  /** Records the intent to run an operation. @returns false where it must not run: cancelled, or held by another */
  start(row: ExecutionRow, worker: string, position: number): Promise<boolean> {
    return this.transaction(row.id, async (transaction) => {
      const held = await this.rows<{ id: string }>(
        transaction,
        `SELECT id FROM executions WHERE id = $1 AND ${isMine} AND NOT cancel_requested AND deadline_at > now() FOR UPDATE`,
        [row.id, worker],
      );
      if (held.length === 0) return false;
      const [started] = await this.rows<OperationRow>(
        transaction,
        `UPDATE execution_operations SET state = 'started', started_at = now()
         WHERE execution_id = $1 AND position = $2 AND state = 'pending' RETURNING ${OPERATION_COLUMNS}`,
        [row.id, position],
      );
      if (!started) return false;
      await this.tellOperation(transaction, row, started, 'operation.started');
      return true;
    });
  }

  /** Records how an operation ended, even where the lease was lost meanwhile: it is the truth. */
  async finish(row: ExecutionRow, position: number, end: OperationEnd): Promise<void> {
    await this.transaction(row.id, async (transaction) => {
      await transaction.manager.query('SELECT id FROM executions WHERE id = $1 FOR UPDATE', [row.id]);
      await this.move(transaction, row, position, end);
    });
  }

  /** Ends an execution; what has not started is skipped. @returns its state, or `undefined` where another holds it */
  end(
    row: ExecutionRow,
    worker: string,
    cause: EndCause,
    reason: string | null,
  ): Promise<ExecutionState | undefined> {
    return this.transaction(row.id, async (transaction) => {
      const held = await this.rows(
        transaction,
        `SELECT id FROM executions WHERE id = $1 AND ${isMine} FOR UPDATE`,
        [row.id, worker],
      );
      return held.length === 0 ? undefined : this.close(transaction, row, SYSTEM, cause, reason);
    });
  }

  /** Ends an execution whose row the transaction holds. */
  async close(
    transaction: AuditedTransaction,
    row: Pick<ExecutionRow, 'id' | 'request_id'>,
    principal: string,
    cause: EndCause,
    reason: string | null,
  ): Promise<ExecutionState> {
    await transaction.manager.query(
      `UPDATE execution_operations SET state = 'skipped', finished_at = now() WHERE execution_id = $1 AND state = 'pending'`,
      [row.id],
    );
    const operations = await this.operations(transaction, row.id);
    const state = endStateOf(
      operations.map((operation) => ({ state: operation.state, changes: changesState(operation.effect) })),
      cause,
    );
    await transaction.manager.query(
      `UPDATE executions SET state = $2, reason = $3, finished_at = now(), lease_until = NULL WHERE id = $1`,
      [row.id, state, reason],
    );
    await recordEvent(transaction, row.id, 'state', { state, reason });
    transaction.record({
      kind: 'execution.ended',
      principal,
      subject: row.id,
      requestId: row.request_id,
      payload: { state, reason },
    });
    return state;
  }

  private operations({ manager }: AuditedTransaction, id: string): Promise<OperationRow[]> {
    return manager.query<OperationRow[]>(
      `SELECT ${OPERATION_COLUMNS} FROM execution_operations WHERE execution_id = $1 ORDER BY position`,
      [id],
    );
  }

  private async transaction<T>(
    id: string,
    work: (transaction: AuditedTransaction) => Promise<T>,
  ): Promise<T> {
    const result = await this.audit.transaction(work, AbortSignal.timeout(TRANSITION_LIMIT_MS));
    this.changes.tell(id);
    return result;
  }

  /** Rows of a statement that may change some: for those the driver's answer comes with a count. */
  private async rows<Row>({ manager }: AuditedTransaction, sql: string, values: unknown[]): Promise<Row[]> {
    const answer = await manager.query<Row[] | [Row[], number]>(sql, values);
    return Array.isArray(answer[0]) ? answer[0] : (answer as Row[]);
  }

  private async move(
    transaction: AuditedTransaction,
    row: ExecutionRow,
    position: number,
    { state, result, error }: OperationEnd,
  ): Promise<void> {
    const [ended] = await this.rows<OperationRow>(
      transaction,
      `UPDATE execution_operations SET state = $3, finished_at = now(), result = $4, error = $5
       WHERE execution_id = $1 AND position = $2 AND state = 'started' RETURNING ${OPERATION_COLUMNS}`,
      [row.id, position, state, JSON.stringify(result ?? null), JSON.stringify(error ?? null)],
    );
    if (ended) await this.tellOperation(transaction, row, ended, 'operation.ended');
  }

  private async tell(
    transaction: AuditedTransaction,
    { id, request_id, state }: ExecutionRow,
    kind: 'execution.started' | 'execution.resumed',
    payload: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await recordEvent(transaction, id, 'state', { state });
    transaction.record({ kind, principal: SYSTEM, subject: id, requestId: request_id, payload });
  }

  private async tellOperation(
    transaction: AuditedTransaction,
    { id, request_id }: ExecutionRow,
    { position, step_id, target, state, result, error }: OperationRow,
    kind: 'operation.started' | 'operation.ended',
  ): Promise<void> {
    const told = { position, step_id, target: target?.name ?? null, state };
    await recordEvent(transaction, id, 'operation', { ...told, error });
    transaction.record({
      kind,
      principal: SYSTEM,
      subject: id,
      requestId: request_id,
      payload: { ...told, ...(kind === 'operation.ended' ? { result, error } : {}) },
    });
  }
}

const INTERRUPTED = {
  code: 'internal',
  detail: 'The process that did it ended before it could say how it went.',
  hint: 'Look at the target; nothing tries it again.',
};
