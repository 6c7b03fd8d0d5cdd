import { Injectable } from '@nestjs/common';
import { buildCacheKey, type Cached, CacheRegistry } from '@app/cache';
import type { AssetField, FilterTree } from '@app/contracts';

/** The records that a request is about, and the fields of them that it needs. */
export interface AssetContextRequest {
  readonly scope: string;
  readonly filter: FilterTree | undefined;
  readonly fields: readonly AssetField[];
  readonly limit: number;
  /** Neither served from the cache nor stored: for whatever feeds a change. */
  readonly bypass?: boolean;
}

const TTL_MS = 60_000;
const SCHEMA = 1;

/** Remembers inventory records that requests are about, until the inventory changes. */
@Injectable()
export class AssetContextCache {
  constructor(private readonly registry: CacheRegistry) {}

  getOrLoad<T>(
    { scope, filter, fields, limit, bypass }: AssetContextRequest,
    load: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Cached<T>> {
    return this.registry.engine('asset_context').getOrLoad({
      key: buildCacheKey({
        layer: 'asset_context',
        schema: SCHEMA,
        scope,
        parts: { filter: filter ?? null, fields: fields.toSorted(), limit },
      }),
      ttlMs: TTL_MS,
      epochs: ['inventory'],
      load: async (loading) => ({ value: await load(loading), store: true }),
      signal,
      bypass: bypass ? 'asked for by the caller' : undefined,
    });
  }
}
