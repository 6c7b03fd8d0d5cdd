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

/** Which wait was too long. */
export type TimeoutPhase = 'connect' | 'first_token' | 'idle' | 'total';

interface LlmErrorOptions extends ErrorOptions {
  readonly phase?: TimeoutPhase;
}

/**
 * A failed model call. Adapters map their vendor's failures to it once, at their edge; the message
 * carries neither prompts nor secrets.
 */
export class LlmError extends Error {
  override readonly name = 'LlmError';
  /** Set where `kind` is `timeout`. */
  readonly phase?: TimeoutPhase;

  constructor(
    readonly kind: LlmErrorKind,
    message: string,
    options?: LlmErrorOptions,
  ) {
    super(message, options);
    this.phase = options?.phase;
  }
}
