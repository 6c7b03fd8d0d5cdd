import type { StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmHealth, LlmProvider } from '../llm-provider.js';
import { LlmError, type ModelCallCost } from '../llm.errors.js';
import type { LlmMetrics } from './llm-metrics.js';

const UNKNOWN_MODEL = 'unknown';

/** Measures every call to one engine, and how much of the prompts the engine had computed before. */
export class MeasuringProvider extends ForwardingProvider {
  #promptTokens = 0;
  #cachedTokens = 0;

  constructor(
    inner: LlmProvider,
    /** The engine's name in the settings. */
    private readonly name: string,
    private readonly metrics: LlmMetrics,
  ) {
    super(inner);
  }

  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const ended = this.metrics.began({ provider: this.name, purpose: request.purpose });
    // A reader who leaves early tells nothing.
    let outcome: StreamEvent | LlmError = new LlmError('cancelled', 'The reader left.');
    try {
      for await (const event of this.inner.stream(request)) {
        if (event.type === 'completion') outcome = event;
        yield event;
      }
    } catch (error) {
      outcome = error instanceof LlmError ? error : new LlmError('unknown', 'It failed.', { cause: error });
      throw error;
    } finally {
      this.#record(outcome, ended);
    }
  }

  /** Where the engine does not count what it reuses, its answers have told. */
  override async health(signal: AbortSignal): Promise<LlmHealth> {
    const health = await this.inner.health(signal);
    const load = {
      running: null,
      waiting: null,
      kv_cache_share: null,
      ...health.load,
      prefix_hit_share: health.load?.prefix_hit_share ?? this.#prefixHitShare(),
    };
    this.metrics.loaded(this.name, load);
    return { ...health, load };
  }

  #record(outcome: StreamEvent | LlmError, ended: ReturnType<LlmMetrics['began']>): void {
    const labels = ended(this.#model());
    if (outcome instanceof LlmError) {
      this.metrics.failed(labels, outcome);
      if (outcome.cost) {
        this.metrics.spent(labels, outcome.cost);
        this.#count(outcome.cost);
      }
    } else if (outcome.type === 'completion') {
      this.metrics.answered(labels, outcome.completion, outcome.completion.timeToFirstTokenMs);
      this.#count(outcome.completion);
    }
  }

  #count({ usage: { prompt, cached } }: ModelCallCost): void {
    if (prompt === null || cached === null) return;
    this.#promptTokens += prompt;
    this.#cachedTokens += cached;
  }

  #prefixHitShare(): number | null {
    return this.#promptTokens === 0 ? null : this.#cachedTokens / this.#promptTokens;
  }

  #model(): string {
    return this.inner.knownModel()?.slice(this.name.length + 1) ?? UNKNOWN_MODEL;
  }
}
