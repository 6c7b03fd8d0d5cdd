import type { LlmEngineName, Settings } from '@app/config';
import { type Clock, Metrics } from '@app/telemetry';
import { AdmittingProvider } from '../admission/admitting.provider.js';
import { BreakingProvider } from '../breaker/breaking.provider.js';
import { CircuitBreaker, DEFAULT_BREAKER_LIMITS } from '../breaker/circuit-breaker.js';
import { BudgetingProvider } from '../budget/budgeting.provider.js';
import type { Engine } from '../fallback/engine.js';
import { FallbackProvider } from '../fallback/fallback.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmMetrics } from '../measuring/llm-metrics.js';
import { MeasuringProvider } from '../measuring/measuring.provider.js';
import { RetryBudget } from '../retry/retry-budget.js';
import { RetryingProvider } from '../retry/retrying.provider.js';
import { StartingProvider } from '../start-up/starting.provider.js';
import { AutoProvider } from './auto.provider.js';
import { createAdapter } from './create-adapter.js';
import { NoneProvider } from './none.provider.js';

/** vLLM batches; Ollama and our own engine work on one call at a time unless told otherwise. */
const CONCURRENT: Readonly<Record<LlmEngineName, number>> = { vllm: 16, ollama: 2, embedded: 1 };

interface Surroundings {
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  readonly metrics: LlmMetrics;
}

/** Builds what the settings ask for. Nothing is started or called yet. */
export function createLlmProvider(
  settings: Pick<Settings, 'llm' | 'dataDir'>,
  clock: Clock,
  metrics = new Metrics(),
  random: () => number = Math.random,
): LlmProvider {
  const { provider, fallback } = settings.llm;
  const surroundings = { clock, random, metrics: new LlmMetrics(metrics) };
  const engine = (name: LlmEngineName): Engine => createEngine(name, settings, surroundings);
  const started = (inner: LlmProvider): LlmProvider => new StartingProvider(inner, clock);
  if (provider === 'none') return new NoneProvider();
  if (provider === 'auto') {
    const candidates = [engine('vllm'), engine('ollama'), engine('embedded')].map(({ provider: one }) => one);
    return started(new AutoProvider(candidates, clock));
  }
  const chain = (name: LlmEngineName): Engine => {
    const one = engine(name);
    return { ...one, provider: started(one.provider) };
  };
  const others = fallback.filter((name) => name !== provider).map(chain);
  return new FallbackProvider([chain(provider), ...others], clock);
}

/** An adapter with everything that keeps its engine from harming a request. */
function createEngine(
  name: LlmEngineName,
  settings: Pick<Settings, 'llm' | 'dataDir'>,
  { clock, random, metrics }: Surroundings,
): Engine {
  const { timeouts, queue, concurrency = CONCURRENT[name] } = settings.llm;
  const adapter = createAdapter(name, settings, concurrency, clock, random);
  const retrying = new RetryingProvider(new BudgetingProvider(adapter, clock), {
    budget: new RetryBudget(),
    clock,
    random,
    onRetry: ({ kind }) => metrics.retried(name, kind),
  });
  const slots = { concurrent: concurrency, waiting: queue, timeoutMs: timeouts.totalMs };
  const admitting = new AdmittingProvider(retrying, slots, clock);
  const breaker = new CircuitBreaker(DEFAULT_BREAKER_LIMITS, clock, random);
  metrics.watchBreaker(name, () => breaker.state);
  return {
    name,
    provider: new BreakingProvider(new MeasuringProvider(admitting, name, metrics, clock), breaker),
    isLeftAlone: () => breaker.state === 'open',
  };
}
