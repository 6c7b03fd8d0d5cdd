import { BoundedNames, type MetricLabels, type Metrics } from '@app/telemetry';
import type { BreakerState } from '../breaker/circuit-breaker.js';
import type { Completion, CompletionUsage } from '../completion.js';
import type { EngineLoad } from '../engine-load.js';
import { LlmError, type LlmErrorKind } from '../llm.errors.js';
import { LlmGauges } from './llm-gauges.js';
import { type CallLabel, declareLlmFamilies, type LlmFamilies } from './llm-families.js';

const MOST_MODELS = 16;
const MOST_PURPOSES = 32;
const MILLISECONDS = 1000;
const DIRECTIONS = ['prompt', 'completion', 'cached'] as const satisfies (keyof CompletionUsage)[];

/** What a call is counted under. */
export interface MeasuredCall {
  readonly provider: string;
  /** `null` where no engine has told its model yet. */
  readonly model: string | null;
  readonly purpose: string;
}

/** The metrics of language models in one application. Knows names and counts, and no word of what was asked. */
export class LlmMetrics {
  readonly #families: LlmFamilies;
  readonly #gauges: LlmGauges;
  readonly #models = new Map<string, BoundedNames>();
  readonly #purposes = new BoundedNames(MOST_PURPOSES);

  /** @throws Error for the second time on the same metrics */
  constructor(metrics: Metrics) {
    this.#families = declareLlmFamilies(metrics);
    this.#gauges = new LlmGauges(metrics);
  }

  /** A call has begun; the function that comes back says that it is over. */
  begun(provider: string): () => void {
    return this.#gauges.begun(provider);
  }

  /** A call is over after `totalMs`, with its answer or its failure. */
  ended(call: MeasuredCall, outcome: Completion | LlmError, totalMs: number): void {
    const labels = this.#labels(call);
    const { requests, duration } = this.#families;
    requests.add(labels);
    if (outcome instanceof LlmError) this.#failed(labels, outcome, totalMs);
    else this.#answered(labels, outcome);
    // Refusals and cancellations end whenever they end, which says nothing about an engine.
    if (isAnswered(outcome) || outcome.kind === 'timeout') duration.observe(labels, totalMs / MILLISECONDS);
  }

  /** Another attempt is made within a call, for a failure of that kind. */
  retried(provider: string, kind: LlmErrorKind): void {
    this.#families.retries.add({ provider, kind });
  }

  /** Shows the state of the breaker of an engine from now on; `read` waits for nothing. */
  watchBreaker(provider: string, read: () => BreakerState): void {
    this.#gauges.watchBreaker(provider, read);
  }

  /** Shows the load of an engine from now on; `read` waits for nothing. */
  watchEngine(provider: string, read: () => EngineLoad | undefined): void {
    this.#gauges.watchEngine(provider, read);
  }

  #answered(labels: MetricLabels<CallLabel>, completion: Completion): void {
    const { queue, firstToken } = this.#families;
    queue.observe(labels, completion.queueMs / MILLISECONDS);
    if (completion.timeToFirstTokenMs !== null) {
      firstToken.observe(labels, completion.timeToFirstTokenMs / MILLISECONDS);
    }
    this.#tokens(labels, completion.usage);
  }

  #failed(labels: MetricLabels<CallLabel>, { kind, phase, cost }: LlmError, totalMs: number): void {
    this.#families.errors.add({ ...labels, kind, phase: phase ?? '' });
    if (phase === 'queue') this.#families.queue.observe(labels, totalMs / MILLISECONDS);
    if (cost) this.#tokens(labels, cost.usage);
  }

  /** The engine's numbers are not checked before they come here. */
  #tokens(labels: MetricLabels<CallLabel>, usage: CompletionUsage): void {
    for (const direction of DIRECTIONS) {
      const count = usage[direction];
      const known = count !== null && Number.isFinite(count) && count >= 0;
      if (known) this.#families.tokens.add({ ...labels, direction }, count);
      else this.#families.tokensUnknown.add({ ...labels, direction });
    }
  }

  #labels({ provider, model, purpose }: MeasuredCall): MetricLabels<CallLabel> {
    const models = this.#models.get(provider) ?? new BoundedNames(MOST_MODELS);
    this.#models.set(provider, models);
    return { provider, model: models.of(model), purpose: this.#purposes.of(purpose) };
  }
}

function isAnswered(outcome: Completion | LlmError): outcome is Completion {
  return !(outcome instanceof LlmError) || outcome.cost !== undefined;
}
