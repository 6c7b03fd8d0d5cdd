import type { Effect } from '@app/contracts';

/** As much of a catalogue pattern as caching depends on. */
export interface PatternForCaching {
  readonly name: string;
  readonly effect: Effect;
  readonly reads: readonly 'inventory'[];
  readonly cache_ttl_ms?: number;
}

declare const read: unique symbol;

/** A pattern that was shown to only read; nothing else can be given to the cache. */
export type ReadPattern = PatternForCaching & { readonly effect: 'read'; readonly [read]: true };

/** @throws Error for any pattern whose declared effect is not `read`: its result must never be served again. */
export function asReadPattern(pattern: PatternForCaching): ReadPattern {
  if (pattern.effect !== 'read')
    throw new Error(`'${pattern.name}' has the effect '${pattern.effect}'; only reads may be cached.`);
  return pattern as ReadPattern;
}
