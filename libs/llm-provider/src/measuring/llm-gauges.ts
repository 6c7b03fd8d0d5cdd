import type { MetricFamily, MetricReading, Metrics } from '@app/telemetry';
import type { BreakerState } from '../breaker/circuit-breaker.js';
import type { EngineLoad } from '../engine-load.js';

const BREAKER_STATES: readonly BreakerState[] = ['closed', 'open', 'half_open'];

/** What goes up and down, read when somebody looks. */
export class LlmGauges {
  readonly #inFlight = new Map<string, number>();
  readonly #breakers = new Map<string, () => BreakerState>();
  readonly #engines = new Map<string, () => EngineLoad | undefined>();

  constructor(metrics: Metrics) {
    metrics.gauge(
      {
        name: 'opsconductor_llm_in_flight',
        help: 'Calls that have begun and not ended, those that wait for a turn included.',
        labels: ['provider'],
      },
      () => [...this.#inFlight].map(([provider, value]) => ({ labels: { provider }, value })),
    );
    metrics.gauge(
      {
        name: 'opsconductor_llm_breaker_state',
        help: '1 for the state that the circuit breaker is in.',
        labels: ['provider', 'state'],
      },
      () => this.#breakerStates(),
    );
    const gauge = (what: string, help: string, key: 'running' | 'waiting' | 'kv_cache_share'): void =>
      metrics.gauge({ name: `opsconductor_llm_engine_${what}`, help, labels: ['provider'] }, () =>
        this.#loads(key, (_load, provider) => ({ provider })),
      );
    gauge('running', 'Calls at work in the engine, by all its callers.', 'running');
    gauge('waiting', "Calls in the engine's own queue.", 'waiting');
    gauge('kv_cache_share', 'Share of the memory for keys and values that is taken.', 'kv_cache_share');
    metrics.gauge(PREFIX_HIT_SHARE, () =>
      this.#loads('prefix_hit_share', ({ source }, provider) => ({ provider, source: source ?? '' })),
    );
  }

  begun(provider: string): () => void {
    this.#count(provider, 1);
    return () => this.#count(provider, -1);
  }

  watchBreaker(provider: string, read: () => BreakerState): void {
    this.#breakers.set(provider, read);
  }

  watchEngine(provider: string, read: () => EngineLoad | undefined): void {
    this.#engines.set(provider, read);
  }

  #count(provider: string, change: number): void {
    this.#inFlight.set(provider, (this.#inFlight.get(provider) ?? 0) + change);
  }

  #breakerStates(): MetricReading<'provider' | 'state'>[] {
    return [...this.#breakers].flatMap(([provider, read]) => {
      const now = read();
      return BREAKER_STATES.map((state) => ({ labels: { provider, state }, value: state === now ? 1 : 0 }));
    });
  }

  /** What is unknown is left out: nought would be a claim. */
  #loads<Labels>(
    key: 'running' | 'waiting' | 'kv_cache_share' | 'prefix_hit_share',
    labelsOf: (load: EngineLoad, provider: string) => Labels,
  ): { labels: Labels; value: number }[] {
    return [...this.#engines].flatMap(([provider, read]) => {
      const load = read();
      const value = load?.[key] ?? null;
      return !load || value === null ? [] : [{ labels: labelsOf(load, provider), value }];
    });
  }
}

const PREFIX_HIT_SHARE: MetricFamily<'provider' | 'source'> = {
  name: 'opsconductor_llm_engine_prefix_hit_share',
  help: 'Share of prompt tokens that were computed before, by the engine (all calls since its start) or by the usage of our calls.',
  labels: ['provider', 'source'],
};
