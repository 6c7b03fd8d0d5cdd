import type { CacheProvenance } from '@app/contracts';
import type { Clock } from '@app/telemetry';
import type { CacheKey, CacheLayer, KeyParts } from './cache-key.js';
import { type CacheEntry, CacheStore, type CacheStoreLimits, type StoreUsage } from './cache-store.js';
import { deepFreeze } from './deep-freeze.js';
import type { EpochSource, EpochVector } from './epochs.js';
import { Flight } from './flight.js';
import { LayerCounters, type LayerStatistics } from './layer-counters.js';
import { brokenLease } from './lease.js';

/** What a load gives: plain data to keep, or data that must not be kept and why. */
export type Loaded<T> =
  | {
      readonly value: T;
      readonly store: true;
      /** Tokens of language models that the load took, and so each hit saves. */
      readonly tokens?: number;
    }
  | {
      readonly value: T;
      readonly store: false;
      /** One of a few fixed phrases: refusals are counted by it. */
      readonly reason: string;
    };

export interface Lookup<T> {
  readonly key: CacheKey;
  readonly ttlMs: number;
  /** Names of what the value is read from; the layer's own epochs are added. */
  readonly epochs: readonly string[];
  /** Reads the value. Its signal aborts when every caller has gone. */
  readonly load: (signal: AbortSignal) => Promise<Loaded<T>>;
  readonly signal: AbortSignal;
  /** The request that asks, kept with what it loads. */
  readonly producer?: string;
  /** Why the value is neither to be served from the cache nor stored, in one of a few fixed phrases. */
  readonly bypass?: string;
}

export interface Cached<T> {
  /** Frozen: others are served the same value. */
  readonly value: T;
  readonly provenance: CacheProvenance;
}

/** What is known of the entry that a lookup would find, and what would end it. Times in ms. */
export interface EntryExplanation {
  readonly layer: CacheLayer;
  readonly key_hash: string;
  readonly key_parts: KeyParts;
  readonly would: 'hit' | 'miss' | 'bypass';
  readonly reason: string;
  readonly ttl_ms: number;
  readonly age_ms: number | null;
  readonly expires_in_ms: number | null;
  /** The request that loaded it. */
  readonly producer: string | null;
  /** Epochs whose move ends it. */
  readonly ends_with: readonly string[];
  readonly epochs: EpochVector;
}

export interface CacheEngineOptions extends CacheStoreLimits {
  readonly layer: CacheLayer;
  readonly enabled: boolean;
}

/** TTLs are shortened by up to this share at random, so that entries stored together do not expire together. */
const TTL_JITTER = 0.1;

/** The epoch that every entry of every layer leases. */
export const ALL_LAYERS_EPOCH = 'cache';

/** The epoch that every entry of a scope leases. @param scope the hash in its key */
export function scopeEpoch(scope: string): string {
  return `scope:${scope}`;
}

/** The epoch that every result of a tool leases. */
export function toolEpoch(tool: string): string {
  return `tool:${tool}`;
}

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
    /** A number from 0 up to 1, as Math.random gives. */
    private readonly random: () => number,
  ) {
    this.store = new CacheStore(options);
    this.counters = new LayerCounters(clock);
  }

  /**
   * Serves the value or loads it, once for all who ask at the same time.
   * @throws what the load throws, or the signal's reason once it aborts
   */
  async getOrLoad<T>(lookup: Lookup<T>): Promise<Cached<T>> {
    const { key, signal } = lookup;
    if (key.layer !== this.options.layer) throw new Error(`A key of ${key.layer} does not belong here.`);
    signal.throwIfAborted();
    const bypass = this.options.enabled ? lookup.bypass : 'cache disabled';
    if (bypass !== undefined) {
      this.counters.bypass(bypass);
      const { value } = await lookup.load(signal);
      return { value: deepFreeze(value), provenance: provenance('bypass', key, bypass) };
    }
    const known = this.epochs.known(this.leaseNames(lookup));
    const found = this.find(key, known);
    if (typeof found !== 'string') return this.serve<T>(found, key);
    this.counters.miss(found);
    const { value } = (await this.flight(lookup, known).join(signal)) as Loaded<T>;
    return { value, provenance: provenance('miss', key, found) };
  }

  /** What a lookup would find now; counts nothing, loads nothing, and makes no entry younger. */
  explain({ key, epochs, ttlMs }: Pick<Lookup<unknown>, 'key' | 'epochs' | 'ttlMs'>): EntryExplanation {
    const known = this.epochs.known(this.leaseNames({ key, epochs }));
    const entry = this.options.enabled ? this.store.peek(key.hash) : undefined;
    const now = this.clock.monotonic();
    const broken =
      entry && (brokenLease(entry.lease, known) ?? (now < entry.expiresAt ? undefined : 'expired'));
    return {
      layer: key.layer,
      key_hash: key.hash,
      key_parts: key.parts,
      would: entry && broken === undefined ? 'hit' : this.options.enabled ? 'miss' : 'bypass',
      reason: this.options.enabled ? (entry ? (broken ?? 'fresh') : 'absent') : 'cache disabled',
      ttl_ms: ttlMs,
      age_ms: entry ? Math.round(now - entry.readAt) : null,
      expires_in_ms: entry ? Math.max(0, Math.round(entry.expiresAt - now)) : null,
      producer: entry?.producer ?? null,
      ends_with: Object.keys(known).toSorted(),
      epochs: known,
    };
  }

  /** How many entries of this process's memory were read under one of the epochs. */
  holding(epochs: ReadonlySet<string>): number {
    return this.store.holding(epochs);
  }

  statistics(): LayerStatistics & StoreUsage {
    return { ...this.counters.statistics(), ...this.store.usage() };
  }

  private leaseNames({ key, epochs }: Pick<Lookup<unknown>, 'key' | 'epochs'>): string[] {
    return [...epochs, ALL_LAYERS_EPOCH, layerEpoch(this.options.layer), scopeEpoch(key.parts.scope)];
  }

  /** The entry, or why none is to be served. */
  private find(key: CacheKey, known: EpochVector): CacheEntry | string {
    const entry = this.store.get(key.hash);
    if (!entry) return 'absent';
    return brokenLease(entry.lease, known) ?? (this.clock.monotonic() < entry.expiresAt ? entry : 'expired');
  }

  private serve<T>({ value, readAt, cost }: CacheEntry, key: CacheKey): Cached<T> {
    this.counters.hit(cost);
    const age = Math.round(this.clock.monotonic() - readAt);
    return {
      value: value as T,
      provenance: { ...provenance('hit', key, 'fresh'), tier: 'memory', age_ms: age },
    };
  }

  /** Joins a load under way, unless something it reads has moved since it began. */
  private flight<T>(lookup: Lookup<T>, known: EpochVector): Flight<Loaded<unknown>> {
    const { hash } = lookup.key;
    const current = this.flights.get(hash);
    if (current && brokenLease(current.lease, known) === undefined) {
      this.counters.coalesce();
      return current;
    }
    const flight = new Flight<Loaded<unknown>>(
      known,
      (signal) => this.load(lookup, known, signal),
      (ended) => {
        if (this.flights.get(hash) === ended) this.flights.delete(hash);
      },
    );
    this.flights.set(hash, flight);
    return flight;
  }

  private async load<T>(lookup: Lookup<T>, lease: EpochVector, signal: AbortSignal): Promise<Loaded<T>> {
    this.counters.load();
    const readAt = this.clock.monotonic();
    try {
      const loaded = await lookup.load(signal);
      deepFreeze(loaded.value);
      // What a load gives after it was told to stop may be half of it.
      const refusal = signal.aborted ? 'nobody waited' : this.keep(lookup, loaded, lease, readAt);
      if (refusal !== undefined) this.counters.refuse(refusal);
      return loaded;
    } catch (error) {
      if (!signal.aborted) this.counters.loadError();
      throw error;
    }
  }

  /** Returns why the value was not kept, or `undefined`. */
  private keep(
    { key, ttlMs, producer }: Lookup<unknown>,
    loaded: Loaded<unknown>,
    lease: EpochVector,
    readAt: number,
  ): string | undefined {
    if (!loaded.store) return loaded.reason;
    const broken = brokenLease(lease, this.epochs.known(Object.keys(lease)));
    if (broken !== undefined) return `${broken.replace(/:.*/s, '')} during load`;
    const { value, tokens = 0 } = loaded;
    const expiresAt = readAt + ttlMs * (1 - TTL_JITTER * this.random());
    const cost = { ms: this.clock.monotonic() - readAt, tokens };
    return this.store.set(key.hash, { value, lease, readAt, expiresAt, cost, producer })
      ? undefined
      : 'too large';
  }
}

function provenance(status: CacheProvenance['status'], key: CacheKey, reason: string): CacheProvenance {
  return { status, layer: key.layer, tier: null, age_ms: null, key_hash: key.hash.slice(0, 16), reason };
}
