/** How busy an engine is, by all its callers, and how much of its prompts it had computed before; `null` = unknown. */
export interface EngineLoad {
  /** Calls at work. */
  readonly running: number | null;
  /** Calls that wait in the engine's own queue. */
  readonly waiting: number | null;
  /** Share of the memory for keys and values that is taken, from 0 to 1; of the fullest where there are several. */
  readonly kv_cache_share: number | null;
  /** Share of the prompt tokens that did not have to be computed again, from 0 to 1. */
  readonly prefix_hit_share: number | null;
  /**
   * Who tells {@link prefix_hit_share}: the `engine` of all calls since it started, or the `usage` of our calls since
   * we started; `null` where nobody does.
   */
  readonly source: 'engine' | 'usage' | null;
}

export const UNKNOWN_LOAD: EngineLoad = {
  running: null,
  waiting: null,
  kv_cache_share: null,
  prefix_hit_share: null,
  source: null,
};

/** `null` for a share of nothing, and for what is no share. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null;
  const value = part / whole;
  return value >= 0 && value <= 1 ? value : null;
}
