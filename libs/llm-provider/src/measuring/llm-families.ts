import type { CounterMetric, HistogramMetric, Metrics } from '@app/telemetry';

const CALL = ['provider', 'model', 'purpose'] as const;
export type CallLabel = (typeof CALL)[number];

/** From an answer out of a warm cache to the longest call that is allowed, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120];

/** What is counted call by call. */
export interface LlmFamilies {
  readonly requests: CounterMetric<CallLabel>;
  readonly errors: CounterMetric<CallLabel | 'kind' | 'phase'>;
  readonly retries: CounterMetric<'provider' | 'kind'>;
  readonly tokens: CounterMetric<CallLabel | 'direction'>;
  readonly tokensUnknown: CounterMetric<CallLabel | 'direction'>;
  readonly queue: HistogramMetric<CallLabel>;
  readonly firstToken: HistogramMetric<CallLabel>;
  readonly duration: HistogramMetric<CallLabel>;
}

/** Declares the families once. @throws Error for the second time on the same metrics */
export function declareLlmFamilies(metrics: Metrics): LlmFamilies {
  return {
    requests: metrics.counter({
      name: 'opsconductor_llm_requests_total',
      help: 'Calls to language models that have ended, however they ended.',
      labels: CALL,
    }),
    errors: metrics.counter({
      name: 'opsconductor_llm_errors_total',
      help: 'Calls that ended without a usable answer; phase says which wait was too long.',
      labels: [...CALL, 'kind', 'phase'],
    }),
    retries: metrics.counter({
      name: 'opsconductor_llm_retries_total',
      help: 'Further attempts within calls, by the failure of the attempt before.',
      labels: ['provider', 'kind'],
    }),
    tokens: metrics.counter({
      name: 'opsconductor_llm_tokens_total',
      help: 'Tokens of answered calls; cached ones are also part of the prompt.',
      labels: [...CALL, 'direction'],
    }),
    tokensUnknown: metrics.counter({
      name: 'opsconductor_llm_tokens_unknown_total',
      help: 'Answered calls whose engine did not tell these tokens.',
      labels: [...CALL, 'direction'],
    }),
    queue: metrics.histogram(
      {
        name: 'opsconductor_llm_queue_seconds',
        help: 'Wait for a turn, of answered calls and of those that waited in vain.',
        labels: CALL,
      },
      SECONDS,
    ),
    firstToken: metrics.histogram(
      {
        name: 'opsconductor_llm_first_token_seconds',
        help: 'From asking the engine to its first token, of usable answers.',
        labels: CALL,
      },
      SECONDS,
    ),
    duration: metrics.histogram(
      {
        name: 'opsconductor_llm_duration_seconds',
        help: 'Whole calls, waits included, that were answered or ran out of time.',
        labels: CALL,
      },
      SECONDS,
    ),
  };
}
