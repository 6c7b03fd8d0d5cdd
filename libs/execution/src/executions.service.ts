import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditedTransaction } from '@app/audit';
import {
  type Execution,
  type ExecutionEvent,
  hasEnded,
  OperationalError,
  type Principal,
} from '@app/contracts';
import { isAllowed } from '@app/policy';
import { ChangeSignal } from './changes/change-signal.js';
import { ExecutionQueue } from './queue/execution-queue.service.js';
import { ExecutionRunner } from './run/execution-runner.service.js';
import { ExecutionTransitions } from './run/execution-transitions.service.js';
import {
  type ExecutionPage,
  ExecutionReader,
  type ExecutionSearch,
} from './store/execution-reader.service.js';
import { ExecutionWriter } from './store/execution-writer.service.js';
import { recordEvent } from './store/record-event.js';
import type { Submission } from './submission.js';

/** What other processes do is seen no later than this, in ms. */
const LOOK_AGAIN_MS = 500;

/** Plans at work, for everybody else. */
@Injectable()
export class Executions {
  constructor(
    private readonly writer: ExecutionWriter,
    private readonly reader: ExecutionReader,
    private readonly queue: ExecutionQueue,
    private readonly runner: ExecutionRunner,
    private readonly transitions: ExecutionTransitions,
    private readonly audit: AuditLog,
    private readonly changes: ChangeSignal,
  ) {}

  /** Waits until plans can be queued; before a transaction that calls {@link enqueue}. */
  ready(signal: AbortSignal): Promise<void> {
    return this.queue.ready(signal);
  }

  /** Queues a plan in a transaction; after its commit call {@link wake}. See `ExecutionWriter.enqueue`. */
  enqueue(transaction: AuditedTransaction, submission: Submission): Promise<string> {
    return this.writer.enqueue(transaction, submission);
  }

  /** Has this process look for work now. */
  wake(): void {
    this.queue.wake();
  }

  /** Queues a plan that nobody needs to approve. @throws as {@link enqueue} */
  async submit(submission: Submission, signal: AbortSignal): Promise<Execution> {
    await this.queue.ready(signal);
    const id = await this.audit.transaction((transaction) => this.enqueue(transaction, submission), signal);
    this.wake();
    return this.get(id, signal);
  }

  find(id: string, signal: AbortSignal): Promise<Execution | null> {
    return this.reader.find(id, signal);
  }

  list(search: ExecutionSearch, signal: AbortSignal): Promise<ExecutionPage> {
    return this.reader.list(search, signal);
  }

  /** The execution once it has ended, or as it is when the time is over. */
  async settled(id: string, withinMs: number, signal: AbortSignal): Promise<Execution> {
    const over = AbortSignal.timeout(withinMs);
    for (;;) {
      const changed = this.changes.next(id, LOOK_AGAIN_MS, AbortSignal.any([signal, over]));
      const execution = await this.get(id, signal);
      if (hasEnded(execution.state) || over.aborted) return execution;
      await changed;
      signal.throwIfAborted();
    }
  }

  /** Everything that happened after an event, and goes on happening, until the execution has ended. */
  async *events(id: string, after: number, signal: AbortSignal): AsyncGenerator<ExecutionEvent> {
    let last = after;
    for (;;) {
      const changed = this.changes.next(id, LOOK_AGAIN_MS, signal);
      const { state } = await this.get(id, signal);
      // Read after the state: an event that came before the end is not missed.
      for (let page = await this.reader.events(id, last, signal); page.length > 0;) {
        for (const event of page) yield event;
        last = page.at(-1)?.sequence ?? last;
        page = await this.reader.events(id, last, signal);
      }
      if (hasEnded(state)) return;
      await changed;
      signal.throwIfAborted();
    }
  }

  /**
   * Ends what is queued, and stops what runs before its next operation. A change that is cut off ends `unknown`.
   * @throws OperationalError `not_found`, `forbidden`, `execution_closed`
   */
  async cancel(id: string, principal: Principal, signal: AbortSignal): Promise<Execution> {
    const row = await this.reader.row(id, signal);
    if (!row) throw notFound(id);
    if (row.requester !== principal.id && !isAllowed(principal, 'administer'))
      throw new OperationalError(
        'forbidden',
        `The execution was asked for by '${row.requester}'.`,
        'Whoever asked for it can cancel it, or somebody with the role admin.',
      );
    await this.audit.transaction(async (transaction) => {
      const { manager } = transaction;
      const [now] = await manager.query<{ state: Execution['state']; cancel_requested: boolean }[]>(
        'SELECT state, cancel_requested FROM executions WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!now || (hasEnded(now.state) && now.state !== 'cancelled')) throw closed(id, now?.state);
      if (hasEnded(now.state) || now.cancel_requested) return;
      await manager.query('UPDATE executions SET cancel_requested = true WHERE id = $1', [id]);
      await recordEvent(transaction, id, 'cancel_requested', { principal: principal.id });
      transaction.record({
        kind: 'execution.cancel_requested',
        principal: principal.id,
        subject: id,
        requestId: row.request_id,
        payload: { state: now.state },
      });
      if (now.state === 'queued')
        await this.transitions.close(
          transaction,
          row,
          principal.id,
          'cancelled',
          `${principal.id} cancelled it.`,
        );
    }, signal);
    this.runner.interrupt(id, 'cancelled');
    this.changes.tell(id);
    return this.get(id, signal);
  }

  private async get(id: string, signal: AbortSignal): Promise<Execution> {
    const execution = await this.reader.find(id, signal);
    if (!execution) throw notFound(id);
    return execution;
  }
}

function notFound(id: string): OperationalError {
  return new OperationalError('not_found', `No execution has the id ${id}.`, 'GET /executions lists them.');
}

function closed(id: string, state: string | undefined): OperationalError {
  return new OperationalError(
    'execution_closed',
    `The execution ${id} has ended already (${state ?? 'unknown'}).`,
    'There is nothing left to cancel.',
  );
}
