import { beforeEach, describe, expect, it } from 'vitest';
import { CacheRegistry, MemoryEpochs } from '@app/cache';
import { loadSettings } from '@app/config';
import { ManualClock } from '@app/telemetry';
import { AssetContextCache, type AssetContextRequest } from './asset-context-cache.service.js';

const REQUEST: AssetContextRequest = {
  scope: 'viewer',
  filter: { and: [{ field: 'environment', operator: 'eq', value: 'production' }] },
  fields: ['name', 'environment'],
  limit: 500,
};

describe('AssetContextCache', () => {
  let clock: ManualClock;
  let epochs: MemoryEpochs;
  let contexts: AssetContextCache;

  beforeEach(() => {
    clock = new ManualClock();
    epochs = new MemoryEpochs();
    const settings = loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: {} });
    contexts = new AssetContextCache(new CacheRegistry(settings, epochs, clock));
  });

  const ask = async (request: Partial<AssetContextRequest> = {}) => {
    const signal = new AbortController().signal;
    return (await contexts.getOrLoad({ ...REQUEST, ...request }, async () => ['web-prod-01'], signal))
      .provenance;
  };

  it('serves the same question, in whatever order its fields are named', async () => {
    await ask();
    expect((await ask({ fields: ['environment', 'name'] })).status).toBe('hit');
  });

  it.each<Partial<AssetContextRequest>>([
    { scope: 'admin' },
    { filter: undefined },
    { filter: { field: 'environment', operator: 'ne', value: 'production' } },
    { fields: ['name'] },
    { limit: 499 },
  ])('reaches nothing of a question with %j', async (other) => {
    await ask();
    expect((await ask(other)).reason).toBe('absent');
  });

  it('forgets when the inventory changes, and after a minute', async () => {
    await ask();
    await epochs.bump(['inventory']);
    expect((await ask()).reason).toBe('epoch moved: inventory');
    clock.advance(60_000);
    expect((await ask()).reason).toBe('expired');
  });

  it('goes past the cache where the caller asks for it', async () => {
    await ask();
    expect((await ask({ bypass: true })).status).toBe('bypass');
  });
});
