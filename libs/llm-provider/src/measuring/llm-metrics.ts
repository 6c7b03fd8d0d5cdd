import type { Metrics } from '@app/telemetry';
import type { BreakerState } from '../breaker/circuit-breaker.js';
import type { EngineLoad } from '../engine-load/engine-load.js';
import type { LlmError, ModelCallCost } from '../llm.errors.js';
import { BoundedLabels } from './bounded-labels.js';

const MOST_MODELS = 16;
const MOST_PURPOSES = 32;

/** From a cached prefix on a fast card to a cold model on a slow machine. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120];

const CALL = ['provider', 'model', 'purpose'] as const;

/** Whose call it was and what for. */
export interface CallLabels {
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
}

const BREAKER_STATES: readonly BreakerState[] = ['closed', 'open', 'half_open'];

/** What is measured of language models. */
export class LlmMetrics {
  readonly #models = new BoundedLabels(MOST_MODELS);
  readonly #purposes = new BoundedLabels(MOST_PURPOSES);
  readonly #breakers = new Map<string, () => BreakerState>();
  readonly #requests;
  readonly #errors;
  readonly #retries;
  readonly #queue;
  readonly #firstToken;
  readonly #duration;
  readonly #tokens;
  readonly #inFlight;
  readonly #load;

  constructor(metrics: Metrics) {
    const named = <const Label extends string>(name: string, help: string, labels: readonly Label[]) => ({
      name: `opsconductor_llm_${name}`,
      help,
      labels,
    });
    this.#requests = metrics.counter(named('requests_total', 'Calls of language models.', CALL));
    this.#errors = metrics.counter(
      named('errors_total', 'Calls that failed, by kind, and by phase where a time limit passed.', [
        ...CALL,
        'kind',
        'phase',
      ]),
    );
    this.#retries = metrics.counter(
      named('retries_total', 'Calls made once more, by what had failed.', ['provider', 'kind']),
    );
    this.#queue = metrics.histogram(named('queue_seconds', 'Wait for a turn.', CALL), SECONDS);
    this.#firstToken = metrics.histogram(
      named('first_token_seconds', 'From the call to the first token.', CALL),
      SECONDS,
    );
    this.#duration = metrics.histogram(
      named('duration_seconds', 'From the call to the end of the answer.', CALL),
      SECONDS,
    );
    this.#tokens = metrics.counter(
      named('tokens_total', 'Tokens, as far as engines tell; cached ones are part of the prompt.', [
        ...CALL,
        'direction',
      ]),
    );
    this.#inFlight = metrics.gauge(named('in_flight', 'Calls under way, waiting included.', ['provider']));
    this.#load = metrics.gauge(
      named('engine_load', 'What the engine tells of itself, as last seen.', ['provider', 'what']),
    );
    metrics.gauge(
      named('breaker_state', '1 for the state in which the breaker is.', ['provider', 'state']),
      (gauge) => {
        for (const [provider, current] of this.#breakers) {
          const now = current();
          for (const state of BREAKER_STATES) gauge.set({ provider, state }, state === now ? 1 : 0);
        }
      },
    );
  }

  /** A call begins. @returns tells its end, however it ended */
  began({ provider, purpose }: Pick<CallLabels, 'provider' | 'purpose'>): (model: string) => CallLabels {
    this.#inFlight.inc({ provider });
    return (model) => {
      this.#inFlight.dec({ provider });
      const labels = { provider, model: this.#models.of(model), purpose: this.#purposes.of(purpose) };
      this.#requests.inc(labels);
      return labels;
    };
  }

  /** Times in milliseconds. */
  answered(labels: CallLabels, cost: ModelCallCost, timeToFirstTokenMs: number | null): void {
    this.#queue.observe(labels, cost.queueMs / 1000);
    this.#duration.observe(labels, cost.totalMs / 1000);
    if (timeToFirstTokenMs !== null) this.#firstToken.observe(labels, timeToFirstTokenMs / 1000);
    this.spent(labels, cost);
  }

  spent(labels: CallLabels, { usage }: ModelCallCost): void {
    for (const direction of ['prompt', 'completion', 'cached'] as const) {
      this.#tokens.inc({ ...labels, direction }, usage[direction] ?? 0);
    }
  }

  failed(labels: CallLabels, { kind, phase }: Pick<LlmError, 'kind' | 'phase'>): void {
    this.#errors.inc({ ...labels, kind, phase: phase ?? '' });
  }

  retried(provider: string, { kind }: Pick<LlmError, 'kind'>): void {
    this.#retries.inc({ provider, kind });
  }

  /** Reads the state whenever the metrics are read. */
  watchBreaker(provider: string, state: () => BreakerState): void {
    this.#breakers.set(provider, state);
  }

  /** What the engine does not tell is left out. */
  loaded(provider: string, load: EngineLoad): void {
    for (const [what, value] of Object.entries(load)) {
      if (typeof value === 'number') this.#load.set({ provider, what }, value);
      else this.#load.remove({ provider, what });
    }
  }
}
