import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditedTransaction } from '@app/audit';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import { ExecutionQueue } from '../queue/execution-queue.service.js';
import { assertRunnable, operationsOf } from '../state/operations-of.js';
import type { Submission } from '../submission.js';
import { recordEvent } from './record-event.js';

/** How long an execution may wait for a worker, in ms, before it is too old to be what was asked for. */
const QUEUE_ALLOWANCE_MS = 600_000;

/** Queues executions. */
@Injectable()
export class ExecutionWriter {
  constructor(
    private readonly queue: ExecutionQueue,
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
  ) {}

  /**
   * Queues a plan in the transaction given, with the job that tells the workers. The same plan of the same request
   * is queued once.
   * @returns the execution's id
   * @throws OperationalError `invalid_request`, `executor_not_configured` or `plan_changed` for a plan that cannot be carried out
   */
  async enqueue(transaction: AuditedTransaction, submission: Submission): Promise<string> {
    const { requestId, requester, plan, decision, approvalId } = submission;
    assertRunnable(plan, this.catalogue, this.executors);
    const { manager } = transaction;
    const operations = operationsOf(plan);
    const allowance = operations.reduce((total, { step }) => total + step.timeout_ms, QUEUE_ALLOWANCE_MS);
    const idempotencyKey = `${plan.plan_hash}:${requestId}`;
    const id = randomUUID();
    const inserted = await manager.query<unknown[]>(
      `INSERT INTO executions (id, request_id, approval_id, idempotency_key, plan_hash, requester, state, decision, plan, deadline_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, now() + $9 * interval '1 millisecond')
       ON CONFLICT (idempotency_key) DO NOTHING RETURNING id`,
      [
        id,
        requestId,
        approvalId ?? null,
        idempotencyKey,
        plan.plan_hash,
        requester,
        JSON.stringify(decision),
        JSON.stringify(plan),
        allowance,
      ],
    );
    if (inserted.length === 0) return this.known(transaction, idempotencyKey);
    for (const { step, position, targets } of operations)
      await manager.query(
        `INSERT INTO execution_operations (execution_id, position, step_id, target, effect) VALUES ($1, $2, $3, $4, $5)`,
        [id, position, step.id, targets.length === 1 ? JSON.stringify(targets[0]) : null, step.effect],
      );
    await recordEvent(transaction, id, 'state', { state: 'queued' });
    await this.queue.send(id, manager);
    transaction.record({
      kind: 'execution.queued',
      principal: requester,
      subject: id,
      requestId,
      payload: { plan_hash: plan.plan_hash, approval_id: approvalId ?? null, operations: operations.length },
    });
    return id;
  }

  private async known({ manager }: AuditedTransaction, idempotencyKey: string): Promise<string> {
    const [found] = await manager.query<{ id: string }[]>(
      'SELECT id FROM executions WHERE idempotency_key = $1',
      [idempotencyKey],
    );
    if (!found) throw new Error('An execution that is there was not found.');
    return found.id;
  }
}
