import { beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '@app/config';
import { ManualClock } from '@app/telemetry';
import { buildCacheKey, CACHE_LAYERS, type CacheLayer } from './cache-key.js';
import { ALL_LAYERS_EPOCH, layerEpoch } from './cache-engine.js';
import { CacheRegistry } from './cache-registry.js';
import { MemoryEpochs } from './epochs.js';

const signal = new AbortController().signal;

describe('CacheRegistry', () => {
  let caches: CacheRegistry;

  const create = (enabled: boolean) =>
    new CacheRegistry(
      loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: { CACHE_ENABLED: String(enabled) } }),
      new MemoryEpochs(),
      new ManualClock(),
    );
  const ask = async (layer: CacheLayer) => {
    const { provenance } = await caches.engine(layer).getOrLoad({
      key: buildCacheKey({ layer, schema: 1, scope: 'all', parts: {} }),
      ttlMs: 1000,
      epochs: [],
      load: async () => ({ value: layer, store: true }),
      signal,
    });
    return provenance;
  };

  beforeEach(async () => {
    caches = create(true);
    for (const layer of CACHE_LAYERS) await ask(layer);
  });

  it('ends a layer by one epoch and leaves the others', async () => {
    await caches.invalidate([layerEpoch('intent')], signal);
    expect((await ask('intent')).reason).toBe('epoch moved: cache:intent');
    expect((await ask('asset_context')).status).toBe('hit');
    expect((await ask('tool_result')).status).toBe('hit');
  });

  it('ends all layers by one epoch', async () => {
    await caches.invalidate([ALL_LAYERS_EPOCH], signal);
    for (const layer of CACHE_LAYERS) expect((await ask(layer)).reason).toBe('epoch moved: cache');
  });

  it('tells what each layer did', async () => {
    await ask('intent');
    const { intent, tool_result: toolResult } = caches.statistics();
    expect(intent).toMatchObject({ hits: 1, misses: 1, loads: 1, entries: 1, hit_rate: { all: 0.5 } });
    expect(toolResult).toMatchObject({ hits: 0, misses: 1, misses_by_reason: { absent: 1 } });
  });

  it('goes past the caches where the settings say so', async () => {
    caches = create(false);
    await ask('intent');
    expect(await ask('intent')).toMatchObject({ status: 'bypass', reason: 'cache disabled' });
    expect(caches.statistics().intent).toMatchObject({
      entries: 0,
      bypasses_by_reason: { 'cache disabled': 2 },
    });
  });
});
