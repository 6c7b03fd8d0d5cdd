import { Injectable, Logger } from '@nestjs/common';
import { EpochSource } from '@app/cache';
import { OperationalError } from '@app/contracts';
import { untilAborted } from '@app/database';
import { changesState } from '@app/policy';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import { boundedResult } from '../state/bounded-result.js';
import { isUntouched } from '../state/is-untouched.js';
import type { PlannedOperation } from '../state/operations-of.js';
import type { OperationEnd } from './execution-transitions.service.js';

const BUMP_LIMIT_MS = 5_000;

/** Runs one operation and tells how it ended; it never throws. */
@Injectable()
export class OperationRunner {
  private readonly logger = new Logger(OperationRunner.name);

  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
    private readonly epochs: EpochSource,
  ) {}

  /** @param signal why it must stop; a change that it interrupts ends `unknown` */
  async run(operation: PlannedOperation, actor: string, signal: AbortSignal): Promise<OperationEnd> {
    if (!changesState(operation.step.effect)) return this.invoke(operation, actor, signal);
    // Before, so that what is read while it changes is not kept; after, so that the next answer is fresh.
    if (!(await this.bump(operation))) return { state: 'failed', error: NOT_BEGUN };
    try {
      return await this.invoke(operation, actor, signal);
    } finally {
      await this.bump(operation);
    }
  }

  private async invoke(
    { step, targets }: PlannedOperation,
    actor: string,
    signal: AbortSignal,
  ): Promise<OperationEnd> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(step.timeout_ms)]);
    try {
      const toolPattern = this.catalogue.find(step.tool, step.pattern);
      if (!toolPattern) throw new Error(`The catalogue has no '${step.pattern}' of '${step.tool}'.`);
      const executor = this.executors.require(toolPattern);
      const invocation = { pattern: toolPattern.pattern, inputs: step.inputs, targets, actor };
      const result = await untilAborted(executor.run(invocation, limited), limited);
      return { state: 'completed', result: boundedResult(result) };
    } catch (error) {
      const certain = !changesState(step.effect) || isUntouched(error);
      return { state: certain ? 'failed' : 'unknown', error: this.errorOf(error, limited, step.timeout_ms) };
    }
  }

  private errorOf(error: unknown, signal: AbortSignal, timeoutMs: number): OperationEnd['error'] {
    if (error instanceof OperationalError) {
      const { code, detail, hint } = error;
      return { code, detail, hint };
    }
    if (signal.aborted) {
      const isTimeout = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
      return {
        code: isTimeout ? 'timeout' : 'cancelled',
        detail: isTimeout
          ? `It took longer than ${timeoutMs} ms.`
          : `It was interrupted: ${String(signal.reason)}.`,
        hint: 'Look at the target before you ask again.',
      };
    }
    this.logger.error('An operation failed.', error instanceof Error ? error.stack : String(error));
    return {
      code: 'internal',
      detail: 'The operation failed inside the system.',
      hint: 'Look into the log, and at the target.',
    };
  }

  /**
   * The inventory's own triggers move the same epochs; targets elsewhere have nothing else to do it.
   * @returns whether they moved
   */
  private async bump({ targets }: PlannedOperation): Promise<boolean> {
    const names = targets.map(({ asset_id, kind, name }) => `asset:${asset_id ?? `${kind}:${name}`}`);
    if (names.length === 0) return true;
    try {
      await this.epochs.bump(names.toSorted(), AbortSignal.timeout(BUMP_LIMIT_MS));
      return true;
    } catch (error) {
      this.logger.error(`The epochs of ${names.join(', ')} were not moved: ${String(error)}`);
      return false;
    }
  }
}

const NOT_BEGUN = {
  code: 'internal',
  detail: 'What the caches hold of the target could not be put out of date, so nothing was begun.',
  hint: 'See whether the database is well, and ask again.',
};
