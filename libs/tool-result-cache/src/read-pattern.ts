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

/** A pattern whose declared effect may be `read`, as far as the compiler can tell. */
type PerhapsRead<P extends PatternForCaching> = 'read' extends P['effect'] ? unknown : never;

/**
 * Shows that a pattern only reads. One that is known not to does not compile.
 * @throws Error for any pattern whose declared effect is not `read`: its result must never be served again
 */
export function asReadPattern<P extends PatternForCaching>(pattern: P & PerhapsRead<P>): ReadPattern {
  const { name, effect }: PatternForCaching = pattern;
  if (effect !== 'read') throw new Error(`'${name}' has the effect '${effect}'; only reads may be cached.`);
  return pattern satisfies PatternForCaching as PatternForCaching as ReadPattern;
}
