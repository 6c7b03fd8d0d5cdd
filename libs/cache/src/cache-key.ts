import { createHash } from 'node:crypto';
import { type CacheProvenance, canonicalJson } from '@app/contracts';

export type CacheLayer = CacheProvenance['layer'];
export const CACHE_LAYERS = [
  'intent',
  'asset_context',
  'tool_result',
] as const satisfies readonly CacheLayer[];

/** Everything that a cached value depends on. All of it is part of the key. */
export interface KeyParts {
  readonly layer: CacheLayer;
  /** Version of the stored value's shape. */
  readonly schema: number;
  /** Hash of what the asker may see; never who asks. */
  readonly scope: string;
  readonly parts: Readonly<Record<string, unknown>>;
}

declare const built: unique symbol;

/** A key that {@link buildCacheKey} made; a string in its place does not compile. */
export interface CacheKey {
  readonly layer: CacheLayer;
  /** SHA-256 of the canonical parts, in hex. */
  readonly hash: string;
  /** What the hash was made from, for explanations. */
  readonly parts: KeyParts;
  readonly [built]: true;
}

/** The only way to a key: equal parts give equal keys, any difference another. */
export function buildCacheKey(parts: KeyParts): CacheKey {
  const hash = createHash('sha256').update(canonicalJson(parts)).digest('hex');
  return Object.freeze({ layer: parts.layer, hash, parts }) as CacheKey;
}
