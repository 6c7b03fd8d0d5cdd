import { LRUCache } from 'lru-cache';
import type { EpochVector } from './epochs.js';

/** A stored value with its lease: the epochs that were captured before it was read. */
export interface CacheEntry {
  readonly value: unknown;
  readonly epochs: EpochVector;
  readonly storedAt: number;
  readonly expiresAt: number;
}

export interface CacheStoreLimits {
  readonly maxEntries: number;
  /** Bytes of the values' JSON. */
  readonly maxBytes: number;
}

/** Entries of one layer in memory, bounded by number and bytes; the least recently used leave first. */
export class CacheStore {
  private readonly entries: LRUCache<string, CacheEntry>;
  private evicted = 0;

  constructor({ maxEntries, maxBytes }: CacheStoreLimits) {
    this.entries = new LRUCache({
      max: maxEntries,
      maxSize: maxBytes,
      sizeCalculation: ({ value }) => Math.max(1, Buffer.byteLength(JSON.stringify(value) ?? '')),
      dispose: (_entry, _hash, reason) => {
        if (reason === 'evict') this.evicted += 1;
      },
    });
  }

  get(hash: string): CacheEntry | undefined {
    return this.entries.get(hash);
  }

  /** Returns false where the value is larger than the whole layer may be. */
  set(hash: string, entry: CacheEntry): boolean {
    this.entries.set(hash, entry);
    return this.entries.has(hash);
  }

  delete(hash: string): void {
    this.entries.delete(hash);
  }

  usage(): { entries: number; bytes: number; evictions: number } {
    return { entries: this.entries.size, bytes: this.entries.calculatedSize, evictions: this.evicted };
  }
}
