import type { Clock } from '@app/telemetry';
import type { ChatMessage } from '../completion-request.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError, type LlmErrorKind } from '../llm.errors.js';

/** How long an engine is taken for what it said it is, in milliseconds: one question a minute costs nothing. */
const HOLDS_MS = 60_000;

/** Longest wait for a tokenizer, in milliseconds: one that works answers within a few. */
const COUNT_MS = 2000;

/** After these another context may be served than the one that is remembered. */
const DOUBTS: ReadonlySet<LlmErrorKind> = new Set(['model_not_found', 'context_too_long', 'unavailable']);

/** The engine itself is out of reach, or the call is over: asking it further things is of no use. */
const HOPELESS: ReadonlySet<LlmErrorKind> = new Set(['unavailable', 'timeout', 'cancelled']);

interface Facts {
  readonly model: string | null;
  readonly contextTokens: number | null;
  readonly until: number;
  /** Whether the tokenizer failed; it is not asked again before the engine is. */
  hasNoTokenizer: boolean;
}

/** The context and the tokenizer of one engine, asked for as seldom as can be. */
export class EngineFacts {
  #facts: Facts | undefined;

  constructor(
    private readonly engine: LlmProvider,
    private readonly clock: Clock,
  ) {}

  /**
   * Tokens that prompt and answer share; `null` where the engine does not tell.
   * @throws LlmError where the engine cannot be reached
   */
  async contextTokens(signal: AbortSignal): Promise<number | null> {
    return (await this.#current(signal)).contextTokens;
  }

  /** Tokens of a prompt by the engine's own tokenizer; `null` where none answers in time. */
  async count(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    const facts = await this.#current(signal);
    if (facts.hasNoTokenizer) return null;
    try {
      return await this.engine.countTokens(
        messages,
        AbortSignal.any([signal, AbortSignal.timeout(COUNT_MS)]),
      );
    } catch {
      signal.throwIfAborted();
      facts.hasNoTokenizer = true;
      return null;
    }
  }

  /** Forgets the engine where a failed call says that it may have changed. */
  doubt(error: unknown): void {
    if (error instanceof LlmError && DOUBTS.has(error.kind)) this.#facts = undefined;
  }

  async #current(signal: AbortSignal): Promise<Facts> {
    const known = this.#facts;
    const holds = known?.model === this.engine.knownModel() && this.clock.monotonic() < known.until;
    return holds ? known : (this.#facts = await this.#asked(signal));
  }

  async #asked(signal: AbortSignal): Promise<Facts> {
    const contextTokens = await this.engine.info(signal).then(
      ({ context_tokens: tokens }) => tokens,
      (error: unknown) => {
        // A server without such a page may still answer calls; it then keeps to its context by itself.
        if (error instanceof LlmError && !HOPELESS.has(error.kind)) return null;
        throw error;
      },
    );
    const until = this.clock.monotonic() + HOLDS_MS;
    return { model: this.engine.knownModel(), contextTokens, until, hasNoTokenizer: false };
  }
}
