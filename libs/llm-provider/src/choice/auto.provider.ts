import type { Clock } from '@app/telemetry';
import type { Completion, StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { NoneProvider } from './none.provider.js';

/** How long a candidate may take to say that it is there. */
const PROBE_MS = 500;

/** How long "there is none" is believed, so that an engine started later is found. */
const NONE_HOLDS_MS = 10_000;

/** How long a later one is kept while an earlier one may have come up, or come back. */
const LATER_HOLDS_MS = 30_000;

interface Choice {
  readonly provider: LlmProvider;
  /** Monotonic milliseconds until which the choice holds without another probe. */
  readonly until: number;
}

/**
 * The first engine that answers, by the order of `candidates`. Looked for at the first need, remembered until a call
 * finds it gone, and a later one only for a while.
 */
export class AutoProvider extends LlmProvider {
  readonly #none = new NoneProvider('No language model was found: neither vLLM, nor Ollama, nor our own.');
  #choice: Choice | undefined;
  #probing: Promise<Choice> | undefined;
  #lastKnown: string | null = null;

  constructor(
    private readonly candidates: readonly LlmProvider[],
    private readonly clock: Clock,
  ) {
    super();
  }

  async complete(request: CompletionRequest): Promise<Completion> {
    const provider = await this.#chosen();
    return provider.complete(request).catch((error: unknown) => this.#reconsider(error));
  }

  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const provider = await this.#chosen();
    try {
      yield* provider.stream(request);
    } catch (error) {
      this.#reconsider(error);
    }
  }

  async health(signal: AbortSignal): Promise<LlmHealth> {
    const provider = await this.#chosen();
    const health = await provider.health(signal);
    if (health.status === 'down') this.#choice = undefined;
    return health;
  }

  async info(signal: AbortSignal): Promise<LlmInfo> {
    return (await this.#chosen()).info(signal);
  }

  /** While there is no engine, the model of the last one: what that understood is still known. */
  knownModel(): string | null {
    const provider = this.#choice?.provider;
    if (provider && provider !== this.#none) this.#lastKnown = provider.knownModel() ?? this.#lastKnown;
    return this.#lastKnown ?? provider?.knownModel() ?? null;
  }

  async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    return (await this.#chosen()).countTokens(messages, signal);
  }

  async close(): Promise<void> {
    await Promise.all(this.candidates.map((candidate) => candidate.close()));
  }

  async #chosen(): Promise<LlmProvider> {
    if (this.#choice && this.clock.monotonic() < this.#choice.until) return this.#choice.provider;
    this.#probing ??= this.#probe().finally(() => (this.#probing = undefined));
    this.#choice = await this.#probing;
    return this.#choice.provider;
  }

  /** All at once, so that the wait is that of the slowest; the order decides between those that answer. */
  async #probe(): Promise<Choice> {
    const signal = AbortSignal.timeout(PROBE_MS);
    const healths = await Promise.all(this.candidates.map((candidate) => candidate.health(signal)));
    const first = healths.findIndex(({ status }) => status === 'up' || status === 'degraded');
    const provider = this.candidates[first];
    const now = this.clock.monotonic();
    if (!provider) return { provider: this.#none, until: now + NONE_HOLDS_MS };
    return { provider, until: first === 0 ? Number.POSITIVE_INFINITY : now + LATER_HOLDS_MS };
  }

  #reconsider(error: unknown): never {
    const gone = error instanceof LlmError && ['unavailable', 'model_not_found'].includes(error.kind);
    if (gone && this.#choice?.provider !== this.#none) this.#choice = undefined;
    throw error;
  }
}
