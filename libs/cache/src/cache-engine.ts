import type { CacheProvenance } from '@app/contracts';
import type { Clock } from '@app/telemetry';
import type { CacheKey, CacheLayer } from './cache-key.js';
import { CacheStore, type CacheStoreLimits } from './cache-store.js';
import { deepFreeze } from './deep-freeze.js';
import { type EpochSource, movedEpochs } from './epochs.js';
import { Flight } from './flight.js';
import { LayerCounters, type LayerStatistics } from './layer-counters.js';

/** What a load gives: a value to keep, or one that must not be kept and why. */
export type Loaded<T> =
  | { readonly value: T; readonly store: true }
  | { readonly value: T; readonly store: false; readonly reason: string };

export interface Lookup<T> {
  readonly key: CacheKey;
  readonly ttlMs: number;
  /** Names of what the value is read from; the layer's own epochs are added. */
  readonly epochs: readonly string[];
  /** Reads the value. Its signal aborts when every caller has gone. */
  readonly load: (signal: AbortSignal) => Promise<Loaded<T>>;
  readonly signal: AbortSignal;
  /** Neither served from the cache nor stored. */
  readonly bypass?: boolean;
}

export interface Cached<T> {
  /** Frozen: others are served the same value. */
  readonly value: T;
  readonly provenance: CacheProvenance;
}

export interface CacheEngineOptions extends CacheStoreLimits {
  readonly layer: CacheLayer;
  readonly enabled: boolean;
}

/** TTLs are shortened by up to this share at random, so that entries stored together do not expire together. */
const TTL_JITTER = 0.1;

/** The epoch that every entry of every layer leases. */
export const ALL_LAYERS_EPOCH = 'cache';

/** The epoch that every entry of a layer leases. */
export function layerEpoch(layer: CacheLayer): string {
  return `cache:${layer}`;
}

/**
 * Cached reads of one layer, with leased loads: the epochs of what a load reads are captured before it, kept
 * with the value, and compared on each lookup. An invalidation during a load thus ends what the load stores.
 */
export class CacheEngine {
  private readonly store: CacheStore;
  private readonly flights = new Map<string, Flight<Loaded<unknown>>>();
  private readonly counters: LayerCounters;

  constructor(
    private readonly options: CacheEngineOptions,
    private readonly epochs: EpochSource,
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {
    this.store = new CacheStore(options);
    this.counters = new LayerCounters(clock);
  }

  /** Serves the value or loads it, once for all who ask at the same time. Throws what the load throws. */
  async getOrLoad<T>(lookup: Lookup<T>): Promise<Cached<T>> {
    const { key, signal } = lookup;
    if (key.layer !== this.options.layer) throw new Error(`A key of ${key.layer} does not belong here.`);
    const bypass = this.options.enabled
      ? lookup.bypass
        ? 'asked for by the caller'
        : undefined
      : 'cache disabled';
    if (bypass) {
      this.counters.bypass();
      const { value } = await lookup.load(signal);
      return { value: deepFreeze(value), provenance: this.provenance('bypass', key, bypass) };
    }
    const leased = [...lookup.epochs, ALL_LAYERS_EPOCH, layerEpoch(this.options.layer)];
    const found = this.find(key, leased);
    if (found.hit) {
      this.counters.hit();
      return found as Cached<T> & { hit: true };
    }
    this.counters.miss(found.reason.split(':')[0] ?? found.reason);
    const { value } = (await this.flight(lookup, leased).join(signal)) as Loaded<T>;
    return { value, provenance: this.provenance('miss', key, found.reason) };
  }

  statistics(): LayerStatistics & ReturnType<CacheStore['usage']> {
    return { ...this.counters.statistics(), ...this.store.usage() };
  }

  private find(
    key: CacheKey,
    leased: readonly string[],
  ): { hit: true; value: unknown; provenance: CacheProvenance } | { hit: false; reason: string } {
    const entry = this.store.get(key.hash);
    if (!entry) return { hit: false, reason: 'absent' };
    const now = this.clock.now();
    const [moved] = movedEpochs(entry.epochs, this.epochs.known(leased));
    if (moved === undefined && now < entry.expiresAt) {
      const provenance = {
        ...this.provenance('hit', key, 'fresh'),
        tier: 'memory' as const,
        age_ms: now - entry.storedAt,
      };
      return { hit: true, value: entry.value, provenance };
    }
    this.store.delete(key.hash);
    return { hit: false, reason: moved === undefined ? 'expired' : `epoch moved: ${moved}` };
  }

  /** Joins a load under way, unless something it reads has moved since it began. */
  private flight<T>(lookup: Lookup<T>, leased: readonly string[]): Flight<Loaded<unknown>> {
    const { hash } = lookup.key;
    const known = this.epochs.known(leased);
    const current = this.flights.get(hash);
    if (current && !current.abandoned && movedEpochs(current.epochs, known).length === 0) {
      this.counters.coalesce();
      return current;
    }
    const flight = new Flight<Loaded<unknown>>(known, (signal) => this.load(lookup, known, signal));
    this.flights.set(hash, flight);
    return flight;
  }

  private async load<T>(
    { key, ttlMs, load }: Lookup<T>,
    lease: ReturnType<EpochSource['known']>,
    signal: AbortSignal,
  ): Promise<Loaded<T>> {
    this.counters.load();
    // What is started below must be registered as the flight of its key first.
    await Promise.resolve();
    const flight = this.flights.get(key.hash);
    try {
      const loaded = await load(signal);
      deepFreeze(loaded.value);
      this.keep(key, loaded, lease, ttlMs);
      return loaded;
    } catch (error) {
      this.counters.loadError();
      throw error;
    } finally {
      if (this.flights.get(key.hash) === flight) this.flights.delete(key.hash);
    }
  }

  private keep(
    key: CacheKey,
    loaded: Loaded<unknown>,
    lease: ReturnType<EpochSource['known']>,
    ttlMs: number,
  ): void {
    if (!loaded.store) return this.counters.refuse(loaded.reason);
    if (movedEpochs(lease, this.epochs.known(Object.keys(lease))).length > 0)
      return this.counters.refuse('epoch moved during load');
    const now = this.clock.now();
    const expiresAt = now + ttlMs * (1 - TTL_JITTER * this.random());
    const stored = this.store.set(key.hash, { value: loaded.value, epochs: lease, storedAt: now, expiresAt });
    if (!stored) this.counters.refuse('too large');
  }

  private provenance(status: CacheProvenance['status'], key: CacheKey, reason: string): CacheProvenance {
    return { status, layer: key.layer, tier: null, age_ms: null, key_hash: key.hash.slice(0, 16), reason };
  }
}
