import type { Clock } from '@app/telemetry';
import { unknownError } from '../call/transport-errors.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmHealth, LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { LastLoad } from './last-load.js';
import type { LlmMetrics } from './llm-metrics.js';
import { UsageTotals } from './usage-totals.js';

/** Counts what the calls to one engine came to, waits and repetitions included. */
export class MeasuringProvider extends ForwardingProvider {
  readonly #usage = new UsageTotals();
  readonly #load: LastLoad;

  /** @param provider name of the engine in the metrics: `vllm`, `ollama` or `embedded` */
  constructor(
    inner: LlmProvider,
    private readonly provider: string,
    private readonly metrics: LlmMetrics,
    private readonly clock: Clock,
  ) {
    super(inner);
    this.#load = new LastLoad(this.#usage, clock);
    metrics.watchEngine(provider, () => this.#load.current());
  }

  /** A reader who leaves before the end has cancelled the call. */
  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const started = this.clock.monotonic();
    const end = this.metrics.begun(this.provider);
    let outcome: Completion | LlmError | undefined;
    let endedAt: number | undefined;
    try {
      for await (const event of this.inner.stream(request)) {
        if (event.type === 'completion') {
          outcome = event.completion;
          endedAt = this.clock.monotonic();
        }
        yield event;
      }
    } catch (error) {
      outcome = error instanceof LlmError ? error : unknownError(error);
      throw error;
    } finally {
      end();
      this.#record(request.purpose, outcome ?? readerLeft(), (endedAt ?? this.clock.monotonic()) - started);
    }
  }

  /** The load is read on the rhythm of the health checks, so that whoever looks at the metrics waits for no engine. */
  override async health(signal: AbortSignal): Promise<LlmHealth> {
    const health = await this.inner.health(signal);
    this.#load.saw(health.load);
    const load = this.#load.current();
    return load ? { ...health, load } : health;
  }

  #record(purpose: string, outcome: Completion | LlmError, totalMs: number): void {
    const cost = outcome instanceof LlmError ? outcome.cost : outcome;
    if (cost) this.#usage.add(cost.usage);
    const model = this.#modelAsked() ?? cost?.model ?? null;
    this.metrics.ended({ provider: this.provider, model, purpose }, outcome, totalMs);
  }

  /** Without the engine's name in front; the same for calls that were answered and for those that were not. */
  #modelAsked(): string | undefined {
    const known = this.inner.knownModel();
    return known?.slice(known.indexOf(':') + 1);
  }
}

function readerLeft(): LlmError {
  return new LlmError('cancelled', 'The reader of the answer has left.');
}
