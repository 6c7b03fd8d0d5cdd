/** What an engine tells of its own work; `null` where it does not tell. */
export interface EngineLoad {
  /** Calls that it works on. */
  readonly running: number | null;
  /** Calls that wait inside the engine. */
  readonly waiting: number | null;
  /** Share of its key-value cache in use, 0 to 1. */
  readonly kv_cache_share: number | null;
  /** Share of prompt tokens that had been computed before, 0 to 1, since the engine's start. */
  readonly prefix_hit_share: number | null;
}

/** Names of the same figure, the newest first; vLLM has renamed some. Counters end in `_total` in the text format. */
const NAMES = {
  running: ['vllm:num_requests_running', 'llamacpp:requests_processing'],
  waiting: ['vllm:num_requests_waiting', 'llamacpp:requests_deferred'],
  kvCacheShare: ['vllm:kv_cache_usage_perc', 'vllm:gpu_cache_usage_perc'],
  prefixQueries: ['vllm:prefix_cache_queries_total', 'vllm:gpu_prefix_cache_queries_total'],
  prefixHits: ['vllm:prefix_cache_hits_total', 'vllm:gpu_prefix_cache_hits_total'],
} as const;

/** Reads the figures from an engine's metrics page. What cannot be read is `null`. */
export function engineLoad(page: string): EngineLoad {
  const sums = sumsByName(page);
  const read = (names: readonly string[]): number | null =>
    names.map((name) => sums.get(name)).find((value) => value !== undefined) ?? null;
  const queries = read(NAMES.prefixQueries);
  const hits = read(NAMES.prefixHits);
  return {
    running: read(NAMES.running),
    waiting: read(NAMES.waiting),
    kv_cache_share: read(NAMES.kvCacheShare),
    prefix_hit_share: queries !== null && queries > 0 && hits !== null ? hits / queries : null,
  };
}

/** A sample of the text format: a name, labels that may hold anything in quotes, a value. */
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?[ \t]+([^\s]+)/;

/** Samples that differ in labels only, such as one an engine, add up. */
function sumsByName(page: string): Map<string, number> {
  const wanted = new Set<string>(Object.values(NAMES).flat());
  const sums = new Map<string, number>();
  for (const line of page.split('\n')) {
    const [, name = '', written = ''] = SAMPLE.exec(line) ?? [];
    const value = Number(written);
    if (wanted.has(name) && Number.isFinite(value)) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return sums;
}
