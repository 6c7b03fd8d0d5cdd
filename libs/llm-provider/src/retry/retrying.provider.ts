import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@app/telemetry';
import type { StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import type { RetryBudget } from './retry-budget.js';

const ATTEMPTS = 2;

/** Wait before the second attempt, in milliseconds: up to this much, by chance. */
const LONGEST_BACKOFF_MS = 250;

/** An engine that asks for a longer pause is not waited for here: another may answer meanwhile. */
const LONGEST_ASKED_PAUSE_MS = 2000;

export interface RetryOptions {
  readonly budget: RetryBudget;
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** Told of every call that is made once more. */
  readonly onRetry?: (error: LlmError) => void;
}

/**
 * Calls the same engine once more where it was not there or busy and nothing of an answer had come, within the
 * deadline of the call and as far as the budget of retries goes.
 */
export class RetryingProvider extends ForwardingProvider {
  constructor(
    inner: LlmProvider,
    private readonly options: RetryOptions,
  ) {
    super(inner);
  }

  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const { budget, clock, onRetry } = this.options;
    const started = clock.monotonic();
    budget.called();
    for (let attempt = 1; ; attempt += 1) {
      const left = request.deadlineMs - (clock.monotonic() - started);
      let begun = false;
      try {
        for await (const event of this.inner.stream({ ...request, deadlineMs: left })) {
          begun = true;
          yield event;
        }
        return;
      } catch (error) {
        if (begun || attempt >= ATTEMPTS || !isPassing(error)) throw error;
        const pauseMs = this.#pauseAfter(error);
        if (pauseMs >= left || pauseMs > LONGEST_ASKED_PAUSE_MS || !budget.take()) throw error;
        onRetry?.(error);
        // A caller that leaves meanwhile is noticed by the attempt that follows.
        await sleep(pauseMs, undefined, { signal: request.signal }).catch(() => undefined);
      }
    }
  }

  #pauseAfter({ retryAfterMs = 0 }: LlmError): number {
    return Math.max(retryAfterMs, this.options.random() * LONGEST_BACKOFF_MS);
  }
}

/** Whether the same call may well succeed in a moment. A late first token is not paid for twice on one engine. */
function isPassing(error: unknown): error is LlmError {
  if (!(error instanceof LlmError)) return false;
  return error.kind === 'unavailable' || error.kind === 'overloaded' || error.phase === 'connect';
}
