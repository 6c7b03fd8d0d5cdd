import { LRUCache } from 'lru-cache';
import type { EpochVector } from './epochs.js';

/** A stored value with its lease: the epochs that were captured before it was read. Times are monotonic ms. */
export interface CacheEntry {
  readonly value: unknown;
  readonly lease: EpochVector;
  /** When its load began, so an age never flatters the data. */
  readonly readAt: number;
  readonly expiresAt: number;
  /** The request whose load it was, where one is told. */
  readonly producer?: string;
  /** What the load cost, and so each hit saves. */
  readonly cost: { readonly ms: number; readonly tokens: number };
}

export interface CacheStoreLimits {
  readonly maxEntries: number;
  /** Bytes of the values' JSON. */
  readonly maxBytes: number;
}

/** How full one layer is in this process. */
export interface StoreUsage {
  readonly entries: number;
  readonly bytes: number;
  readonly evictions: number;
}

/** Entries of one layer in memory, bounded by number and bytes; the least recently used leave first. */
export class CacheStore {
  private readonly entries: LRUCache<string, CacheEntry>;
  private evictions = 0;

  constructor({ maxEntries, maxBytes }: CacheStoreLimits) {
    this.entries = new LRUCache({
      max: maxEntries,
      maxSize: maxBytes,
      sizeCalculation: ({ value }) => jsonBytes(value),
      dispose: (_entry, _hash, reason) => {
        if (reason === 'evict') this.evictions += 1;
      },
    });
  }

  get(hash: string): CacheEntry | undefined {
    return this.entries.get(hash);
  }

  /** As {@link get}, and no entry is younger for it. */
  peek(hash: string): CacheEntry | undefined {
    return this.entries.peek(hash);
  }

  /** How many entries were read under one of the epochs. */
  holding(epochs: ReadonlySet<string>): number {
    let count = 0;
    for (const { lease } of this.entries.values())
      if (Object.keys(lease).some((name) => epochs.has(name))) count += 1;
    return count;
  }

  /** Returns false where the value is larger than the whole layer may be. */
  set(hash: string, entry: CacheEntry): boolean {
    this.entries.set(hash, entry);
    return this.entries.has(hash);
  }

  usage(): StoreUsage {
    return { entries: this.entries.size, bytes: this.entries.calculatedSize, evictions: this.evictions };
  }
}

function jsonBytes(value: unknown): number {
  const json: string | undefined = JSON.stringify(value);
  return json === undefined ? 1 : Buffer.byteLength(json);
}
