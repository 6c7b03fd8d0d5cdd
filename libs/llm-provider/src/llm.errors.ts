import type { Completion } from './completion.js';

/** What went wrong with a model call, as far as a caller decides by it. */
export type LlmErrorKind =
  | 'unavailable'
  | 'overloaded'
  | 'timeout'
  | 'cancelled'
  | 'context_too_long'
  | 'model_not_found'
  | 'bad_request'
  | 'unauthorized'
  | 'bad_output'
  | 'unknown';

/** What a call took that was answered, whether the answer could be used or not. */
export type ModelCallCost = Pick<
  Completion,
  'usage' | 'queueMs' | 'totalMs' | 'provider' | 'model' | 'modelId' | 'passedOver' | 'trimmed'
>;

/** Which wait was too long. */
export type TimeoutPhase = 'queue' | 'connect' | 'first_token' | 'idle' | 'total';

interface LlmErrorOptions extends ErrorOptions {
  readonly phase?: TimeoutPhase;
  readonly cost?: ModelCallCost;
  readonly retryAfterMs?: number;
}

/**
 * A failed model call. Adapters map their vendor's failures to it once, at their edge; the message
 * carries neither prompts nor secrets.
 */
export class LlmError extends Error {
  override readonly name = 'LlmError';
  /** Set where `kind` is `timeout`. */
  readonly phase?: TimeoutPhase;
  /** Set where the model answered and the answer could not be used. */
  readonly cost?: ModelCallCost;
  /** How long to wait before another attempt, in milliseconds, where that is known. */
  readonly retryAfterMs?: number;

  constructor(
    readonly kind: LlmErrorKind,
    message: string,
    options?: LlmErrorOptions,
  ) {
    super(message, options);
    this.phase = options?.phase;
    this.cost = options?.cost;
    this.retryAfterMs = options?.retryAfterMs;
  }
}
