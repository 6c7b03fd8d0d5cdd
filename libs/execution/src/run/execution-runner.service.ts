import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { changesState } from '@app/policy';
import { Clock } from '@app/telemetry';
import { describeDrift } from '../state/describe-drift.js';
import type { EndCause } from '../state/end-state.js';
import { operationsOf } from '../state/operations-of.js';
import { Replanner } from '../replanner.js';
import { ExecutionReader } from '../store/execution-reader.service.js';
import type { ExecutionRow, OperationRow } from '../store/execution-rows.js';
import { ExecutionTransitions } from './execution-transitions.service.js';
import { Lease, type StopReason } from './lease.js';
import { OperationRunner } from './operation-runner.service.js';

const REPLAN_LIMIT_MS = 15_000;
const READ_LIMIT_MS = 10_000;

/** Carries out executions that a worker holds. */
@Injectable()
export class ExecutionRunner {
  private readonly logger = new Logger(ExecutionRunner.name);
  private readonly leases = new Map<string, Lease>();
  private draining = false;

  constructor(
    private readonly transitions: ExecutionTransitions,
    private readonly reader: ExecutionReader,
    private readonly operations: OperationRunner,
    private readonly replanner: Replanner,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** Tells the operation that runs here to stop; what was not begun is not begun any more. */
  interrupt(id: string, reason: StopReason): void {
    this.leases.get(id)?.stop(reason);
  }

  /** From now on nothing further is begun; what is under way may finish. */
  drain(): void {
    this.draining = true;
  }

  interruptAll(reason: StopReason): void {
    for (const lease of this.leases.values()) lease.stop(reason);
  }

  /** Carries out what is pending and ends the execution, unless the hold on it is lost on the way. */
  async carryOut(row: ExecutionRow, worker: string): Promise<void> {
    const { leaseMs } = this.settings.execution;
    const lease = new Lease(
      leaseMs,
      row.deadline_at.getTime() - this.clock.now(),
      () => this.transitions.extend(row.id, worker, leaseMs),
      () => this.clock.monotonic(),
    );
    this.leases.set(row.id, lease);
    try {
      if (row.cancel_requested) lease.stop('cancelled');
      await this.carryOutHeld(row, worker, lease);
    } catch (error) {
      // The lease runs out, and recovery finds the execution as it was left.
      this.logger.error(
        `Execution ${row.id} was left.`,
        error instanceof Error ? error.stack : String(error),
      );
    } finally {
      await lease.release();
      this.leases.delete(row.id);
    }
  }

  private async carryOutHeld(row: ExecutionRow, worker: string, lease: Lease): Promise<void> {
    const known = await this.reader.operations([row.id], AbortSignal.timeout(READ_LIMIT_MS));
    const drift = lease.reason === undefined && known.every(isPending) ? await this.driftOf(row) : undefined;
    if (drift !== undefined) return this.end(row, worker, 'drift', drift);
    for (const operation of operationsOf(row.plan)) {
      const { state, error } = known[operation.position] ?? {};
      if (state === 'completed') continue;
      if (state !== 'pending') return this.end(row, worker, 'done', error?.detail ?? null);
      if (this.draining) lease.stop('shutdown');
      if (lease.reason !== undefined || !(await this.transitions.start(row, worker, operation.position)))
        return this.leave(row, worker, lease);
      const end = await this.operations.run(operation, row.requester, lease.signal);
      await this.transitions.finish(row, operation.position, end);
      const goesOn =
        end.state === 'completed' ||
        (end.state === 'failed' && operation.step.failure_handling === 'continue');
      if (!goesOn)
        return lease.reason === undefined
          ? this.end(row, worker, 'done', end.error?.detail ?? null)
          : this.leave(row, worker, lease, end.state === 'unknown' && changesState(operation.step.effect));
    }
    return this.end(row, worker, 'done', null);
  }

  /** Stops before the next operation, for whatever reason there is. */
  private async leave(row: ExecutionRow, worker: string, lease: Lease, isUnknown = false): Promise<void> {
    const now = await this.reader.row(row.id, AbortSignal.timeout(READ_LIMIT_MS));
    if (lease.reason === 'shutdown' && !isUnknown) return this.transitions.handBack(row.id, worker);
    if (lease.reason === 'lease lost') return;
    if (now?.cancel_requested || lease.reason === 'cancelled')
      return this.end(row, worker, 'cancelled', 'It was cancelled.');
    if (isUnknown) return this.end(row, worker, 'done', `It was interrupted (${lease.reason}).`);
    if (row.deadline_at.getTime() <= this.clock.now())
      return this.end(row, worker, 'deadline', 'Its time was over before everything was done.');
  }

  private async end(
    row: ExecutionRow,
    worker: string,
    cause: EndCause,
    reason: string | null,
  ): Promise<void> {
    await this.transitions.end(row, worker, cause, reason);
  }

  /** Why the plan is no longer the one that was agreed on; `undefined` where it is. */
  private async driftOf({ decision, plan }: ExecutionRow): Promise<string | undefined> {
    try {
      const again = await this.replanner.replan(decision, AbortSignal.timeout(REPLAN_LIMIT_MS));
      return again.plan_hash === plan.plan_hash ? undefined : describeDrift(plan, again);
    } catch (error) {
      if (error instanceof OperationalError) return `It could not be planned again: ${error.detail}`;
      throw error;
    }
  }
}

function isPending({ state }: OperationRow): boolean {
  return state === 'pending';
}
