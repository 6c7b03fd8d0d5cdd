import { LlmError, type TimeoutPhase } from '../llm.errors.js';

/** How long a stream may keep silent, in milliseconds. The whole call is bounded by its own deadline. */
export interface SilenceLimits {
  /** From the call to the first token: loading the model and reading the prompt. */
  readonly firstTokenMs: number;
  /** Between two tokens. */
  readonly idleMs: number;
}

export const DEFAULT_SILENCE_LIMITS: SilenceLimits = { firstTokenMs: 120_000, idleMs: 20_000 };

const LONGEST_TIMER_MS = 2 ** 31 - 1;

const SENTENCES: Readonly<Record<TimeoutPhase, string>> = {
  queue: 'The language model was busy for too long.',
  connect: 'The language model could not be reached in time.',
  first_token: 'The language model did not begin to answer in time.',
  idle: 'The language model stopped in the middle of its answer.',
  total: 'The language model did not finish its answer in time.',
};

export function timeoutError(phase: TimeoutPhase, options?: ErrorOptions): LlmError {
  return new LlmError('timeout', SENTENCES[phase], { ...options, phase });
}

/**
 * Guards one call: its `signal` aborts when the caller aborts or a time limit passes, and `failure`
 * then tells which. SDK and fetch time limits do not cover the body of a stream; this does.
 */
export class CallWatch {
  readonly #controller = new AbortController();
  readonly #total: NodeJS.Timeout;
  #silence: NodeJS.Timeout | undefined;
  #begun = false;
  #failure: LlmError | undefined;

  constructor(
    private readonly call: { readonly signal: AbortSignal; readonly deadlineMs: number },
    private readonly limits: SilenceLimits = DEFAULT_SILENCE_LIMITS,
  ) {
    this.#total = this.#timer('total', call.deadlineMs);
    this.resume();
    if (call.signal.aborted) this.#cancel();
    else call.signal.addEventListener('abort', this.#cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the call was aborted, or `undefined` while it was not. */
  get failure(): LlmError | undefined {
    return this.#failure;
  }

  /** A token came: silence does not count while the caller deals with it. */
  pause(): void {
    this.#begun = true;
    clearTimeout(this.#silence);
  }

  /** The next token is awaited. */
  resume(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#begun
      ? this.#timer('idle', this.limits.idleMs)
      : this.#timer('first_token', this.limits.firstTokenMs);
  }

  /** Ends the watch and whatever of the call still runs. */
  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#silence);
    this.call.signal.removeEventListener('abort', this.#cancel);
    this.#controller.abort();
  }

  #timer(phase: TimeoutPhase, delayMs: number): NodeJS.Timeout {
    const delay = Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS);
    return setTimeout(() => this.#fail(timeoutError(this.#sooner(phase))), delay);
  }

  /** Where nothing has come when all time is over, the first token was what took too long. */
  #sooner(phase: TimeoutPhase): TimeoutPhase {
    return phase === 'total' && !this.#begun ? 'first_token' : phase;
  }

  readonly #cancel = (): void => {
    this.#fail(new LlmError('cancelled', 'The call to the language model was cancelled.'));
  };

  #fail(failure: LlmError): void {
    this.#failure ??= failure;
    this.#controller.abort(failure);
  }
}
