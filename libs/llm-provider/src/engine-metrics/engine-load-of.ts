import { share, UNKNOWN_LOAD, type EngineLoad } from '../engine-load.js';
import type { MetricValues } from './prometheus-text.js';

/** Names of vLLM from new to old, then those of llama-server; the first that is there is believed. */
const RUNNING = ['vllm:num_requests_running', 'llamacpp:requests_processing'];
const WAITING = ['vllm:num_requests_waiting', 'llamacpp:requests_deferred'];
const KV_CACHE = ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc', 'llamacpp:kv_cache_usage_ratio'];
const PREFIX_QUERIES = ['vllm:prefix_cache_queries_total', 'vllm:gpu_prefix_cache_queries_total'];
const PREFIX_HITS = ['vllm:prefix_cache_hits_total', 'vllm:gpu_prefix_cache_hits_total'];

/** What an engine's own metrics say about its load. A value that cannot be true counts as unknown. */
export function engineLoadOf(values: MetricValues): EngineLoad {
  const read = (names: readonly string[]): readonly number[] =>
    names.map((name) => values.get(name)).find((found) => found !== undefined) ?? [];
  const prefixHitShare = share(sum(read(PREFIX_HITS)), sum(read(PREFIX_QUERIES)));
  const fullest = read(KV_CACHE).reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return {
    ...UNKNOWN_LOAD,
    running: sum(read(RUNNING)),
    waiting: sum(read(WAITING)),
    kv_cache_share: share(fullest, 1),
    prefix_hit_share: prefixHitShare,
    source: prefixHitShare === null ? null : 'engine',
  };
}

/** Over the engines behind one address; `null` where none tells, or one tells nonsense. */
function sum(values: readonly number[]): number | null {
  if (values.length === 0 || values.some((value) => !(value >= 0))) return null;
  const total = values.reduce((all, value) => all + value, 0);
  return Number.isFinite(total) ? total : null;
}
