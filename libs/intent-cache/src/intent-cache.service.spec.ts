import { beforeEach, describe, expect, it } from 'vitest';
import { CacheRegistry, type Loaded, MemoryEpochs } from '@app/cache';
import { loadSettings } from '@app/config';
import { ManualClock } from '@app/telemetry';
import { IntentCache, type IntentRequest } from './intent-cache.service.js';

const HOUR_MS = 3_600_000;
const REQUEST: IntentRequest = {
  text: 'list servers in FRA1',
  scope: 'viewer',
  versions: {
    prompt_hash: 'p1',
    model_id: 'm1',
    taxonomy_hash: 't1',
    catalogue_hash: 'c1',
    vocabulary_hash: 'v1',
    fast_path: 'on',
  },
};

describe('IntentCache', () => {
  let clock: ManualClock;
  let epochs: MemoryEpochs;
  let intents: IntentCache;

  beforeEach(() => {
    clock = new ManualClock();
    epochs = new MemoryEpochs();
    const settings = loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: {} });
    intents = new IntentCache(new CacheRegistry(settings, epochs, clock));
  });

  const ask = async (request: Partial<IntentRequest> = {}, loaded?: Loaded<string>) => {
    const load = async () => loaded ?? { value: 'understood', store: true as const };
    const signal = new AbortController().signal;
    return (await intents.getOrUnderstand({ ...REQUEST, ...request }, load, signal)).provenance;
  };

  it('serves the same request in another writing', async () => {
    await ask();
    expect((await ask({ text: 'LIST  servers in fra1?' })).status).toBe('hit');
  });

  it.each(Object.keys(REQUEST.versions))('reaches nothing of another %s', async (name) => {
    await ask();
    expect((await ask({ versions: { ...REQUEST.versions, [name]: 'other' } })).reason).toBe('absent');
  });

  it('reaches nothing of another scope', async () => {
    await ask();
    expect((await ask({ scope: 'admin' })).reason).toBe('absent');
  });

  it('keeps sessions apart where the request leans on one, and only there', async () => {
    await ask({ text: 'restart it', session: 's1' });
    expect((await ask({ text: 'restart it', session: 's1' })).status).toBe('hit');
    expect((await ask({ text: 'restart it', session: 's2' })).reason).toBe('absent');
    await ask({ session: 's1' });
    expect((await ask({ session: 's2' })).status).toBe('hit');
  });

  it('goes past the cache where the request leans on a session that there is not', async () => {
    await ask({ text: 'restart it' });
    const again = await ask({ text: 'restart it' });
    expect(again).toMatchObject({ status: 'bypass', reason: 'refers to what was said before' });
  });

  it('goes past the cache where the caller asks for it', async () => {
    await ask();
    expect(await ask({ bypass: true })).toMatchObject({
      status: 'bypass',
      reason: 'asked for by the caller',
    });
  });

  it('keeps no understanding that the caller does not vouch for', async () => {
    await ask({}, { value: 'unsure', store: false, reason: 'low confidence' });
    expect((await ask()).reason).toBe('absent');
  });

  it('outlives a change of the inventory, but neither an hour nor an invalidation', async () => {
    await ask();
    await epochs.bump(['inventory']);
    expect((await ask()).status).toBe('hit');
    await epochs.bump(['cache:intent']);
    expect((await ask()).reason).toBe('epoch moved: cache:intent');
    clock.advance(HOUR_MS);
    expect((await ask()).reason).toBe('expired');
  });
});
