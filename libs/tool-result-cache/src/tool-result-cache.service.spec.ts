import { beforeEach, describe, expect, it } from 'vitest';
import { CacheRegistry, MemoryEpochs } from '@app/cache';
import { loadSettings } from '@app/config';
import { ManualClock } from '@app/telemetry';
import { asReadPattern } from './read-pattern.js';
import { ToolResultCache, type ToolResultRequest } from './tool-result-cache.service.js';

const signal = new AbortController().signal;
const REQUEST: ToolResultRequest = {
  scope: 'viewer',
  tool: 'inventory',
  tool_version: 1,
  pattern: asReadPattern({ name: 'count_assets', effect: 'read', reads: ['inventory'] }),
  inputs: { host: 'web-prod-01' },
  target_ids: ['1', '2'],
  ttl_ms: 30_000,
};
const uptime = asReadPattern({ name: 'get_uptime', effect: 'read', reads: [] });

describe('ToolResultCache', () => {
  let clock: ManualClock;
  let epochs: MemoryEpochs;
  let results: ToolResultCache;

  beforeEach(() => {
    clock = new ManualClock();
    epochs = new MemoryEpochs();
    const settings = loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: {} });
    results = new ToolResultCache(new CacheRegistry(settings, epochs, clock));
  });

  const ask = async (request: Partial<ToolResultRequest> = {}) =>
    (await results.getOrRun({ ...REQUEST, ...request }, async () => ({ count: 62 }), signal)).provenance;

  it('serves the same call, in whatever order its targets are named', async () => {
    await ask();
    expect((await ask({ target_ids: ['2', '1'] })).status).toBe('hit');
  });

  it.each<Partial<ToolResultRequest>>([
    { scope: 'admin' },
    { tool: 'other' },
    { tool_version: 2 },
    { pattern: uptime },
    { inputs: { host: 'web-prod-02' } },
    { target_ids: ['1'] },
  ])('reaches nothing of a call with %j', async (other) => {
    await ask();
    expect((await ask(other)).reason).toBe('absent');
  });

  it('forgets when a target or what the pattern reads changes, and nothing else', async () => {
    for (const epoch of ['inventory', 'asset:1', 'asset:2']) {
      await ask();
      await epochs.bump([epoch]);
      expect((await ask()).reason).toBe(`epoch moved: ${epoch}`);
    }
    await ask({ pattern: uptime });
    await epochs.bump(['inventory', 'asset:3']);
    expect((await ask({ pattern: uptime })).status).toBe('hit');
  });

  it("forgets when the pattern's time is over", async () => {
    await ask();
    clock.advance(30_000);
    expect((await ask()).reason).toBe('expired');
  });

  it('keeps no failure', async () => {
    const failing = results.getOrRun(REQUEST, () => Promise.reject(new Error('unreachable')), signal);
    await expect(failing).rejects.toThrow('unreachable');
    expect((await ask()).reason).toBe('absent');
  });
});
