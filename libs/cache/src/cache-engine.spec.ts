import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from '@app/telemetry';
import { CacheEngine, type CacheEngineOptions, type Loaded } from './cache-engine.js';
import { buildCacheKey, type CacheKey } from './cache-key.js';
import { MemoryEpochs } from './epochs.js';

const LIMITS = { layer: 'tool_result', enabled: true, maxEntries: 100, maxBytes: 10_000 } as const;
const NEVER = new AbortController().signal;

const keyOf = (name: string, scope = 'all'): CacheKey =>
  buildCacheKey({ layer: 'tool_result', schema: 1, scope, parts: { name } });

/** A load that the test finishes by hand. */
function held<T>() {
  let finish: (value: Loaded<T>) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<Loaded<T>>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { promise, finish, fail };
}

describe('CacheEngine', () => {
  let clock: ManualClock;
  let epochs: MemoryEpochs;
  let engine: CacheEngine;
  let loads: number;

  const create = (options: Partial<CacheEngineOptions> = {}) =>
    new CacheEngine({ ...LIMITS, ...options }, epochs, clock, () => 0);
  const ask = (name: string, value: unknown = name, scope?: string) =>
    engine.getOrLoad({
      key: keyOf(name, scope),
      ttlMs: 1000,
      epochs: ['inventory'],
      load: async () => {
        loads += 1;
        return { value, store: true };
      },
      signal: NEVER,
    });

  beforeEach(() => {
    clock = new ManualClock(1_000_000);
    epochs = new MemoryEpochs();
    loads = 0;
    engine = create();
  });

  it('loads once, then serves, and tells the age', async () => {
    const first = await ask('a');
    clock.advance(400);
    const second = await ask('a');
    expect([first.provenance.status, first.provenance.reason]).toEqual(['miss', 'absent']);
    expect(second).toMatchObject({ value: 'a', provenance: { status: 'hit', tier: 'memory', age_ms: 400 } });
    expect(loads).toBe(1);
  });

  it.each([0, '', false, null, [], {}])('serves %j as a hit like any other value', async (value) => {
    await ask('falsy', value);
    expect((await ask('falsy', 'other')).value).toEqual(value);
  });

  it('expires an entry at its time to live', async () => {
    await ask('a');
    clock.advance(1000);
    expect((await ask('a')).provenance.reason).toBe('expired');
  });

  it('ends entries when what they were read from moves, and when the layer or all layers move', async () => {
    for (const epoch of ['inventory', 'cache:tool_result', 'cache']) {
      await ask('a');
      await epochs.bump([epoch]);
      expect((await ask('a')).provenance.reason).toBe(`epoch moved: ${epoch}`);
    }
    await epochs.bump(['cache:intent', 'asset:1']);
    expect((await ask('a')).provenance.status).toBe('hit');
  });

  it('does not store a load during which an epoch moved', async () => {
    const load = held<string>();
    const first = engine.getOrLoad({
      key: keyOf('a'),
      ttlMs: 1000,
      epochs: ['inventory'],
      load: () => load.promise,
      signal: NEVER,
    });
    await epochs.bump(['inventory']);
    load.finish({ value: 'old', store: true });
    expect((await first).value).toBe('old');
    expect((await ask('a', 'new')).value).toBe('new');
    expect(engine.statistics().refused_by_reason).toEqual({ 'epoch moved during load': 1 });
  });

  it('does not let a caller join a load that began before an invalidation', async () => {
    const load = held<string>();
    const first = engine.getOrLoad({
      key: keyOf('a'),
      ttlMs: 1000,
      epochs: ['inventory'],
      load: () => load.promise,
      signal: NEVER,
    });
    await epochs.bump(['inventory']);
    expect((await ask('a', 'new')).value).toBe('new');
    load.finish({ value: 'old', store: true });
    expect((await first).value).toBe('old');
    expect((await ask('a', 'newer')).value).toBe('new');
  });

  it('loads once for a hundred who ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask('a')));
    expect(loads).toBe(1);
    expect(new Set(answers.map(({ value }) => value))).toEqual(new Set(['a']));
    expect(engine.statistics().coalesced).toBe(99);
  });

  it('keeps scopes apart', async () => {
    await ask('a', 'for admins', 'admins');
    expect((await ask('a', 'for viewers', 'viewers')).value).toBe('for viewers');
  });

  it('passes a failed load on to all who wait, stores nothing, and loads again', async () => {
    const load = held<string>();
    const lookup = { key: keyOf('a'), ttlMs: 1000, epochs: [], load: () => load.promise, signal: NEVER };
    const both = [engine.getOrLoad(lookup), engine.getOrLoad(lookup)];
    load.fail(new Error('unreachable'));
    for (const result of await Promise.allSettled(both))
      expect(result).toMatchObject({ status: 'rejected', reason: { message: 'unreachable' } });
    expect((await ask('a')).provenance.reason).toBe('absent');
  });

  it('stops a load only when everybody who waited has gone', async () => {
    const load = held<string>();
    let loading: AbortSignal | undefined;
    const [one, two] = [new AbortController(), new AbortController()];
    const wait = (signal: AbortSignal) =>
      engine.getOrLoad({
        key: keyOf('a'),
        ttlMs: 1000,
        epochs: [],
        load: (given) => {
          loading = given;
          return load.promise;
        },
        signal,
      });
    const waiting = [wait(one.signal), wait(two.signal)].map((promise) =>
      promise.catch((error: Error) => error.message),
    );
    await Promise.resolve();
    one.abort(new Error('one left'));
    expect(await waiting[0]).toBe('one left');
    expect(loading?.aborted).toBe(false);
    two.abort(new Error('two left'));
    expect(await waiting[1]).toBe('two left');
    expect(loading?.aborted).toBe(true);
    expect((await ask('a', 'afresh')).value).toBe('afresh');
  });

  it('does not store what the load says not to, and counts why', async () => {
    const unsure = () =>
      engine.getOrLoad({
        key: keyOf('a'),
        ttlMs: 1000,
        epochs: [],
        load: async () => ({ value: 1, store: false as const, reason: 'low confidence' }),
        signal: NEVER,
      });
    await unsure();
    expect((await unsure()).provenance.status).toBe('miss');
    expect(engine.statistics().refused_by_reason).toEqual({ 'low confidence': 2 });
  });

  it('hands out values that nobody can alter', async () => {
    const { value } = await ask('a', { rows: [{ name: 'web-prod-01' }] });
    expect(() => {
      (value as { rows: { name: string }[] }).rows[0]!.name = 'altered';
    }).toThrow(TypeError);
  });

  it('stays within its bounds', async () => {
    engine = create({ maxEntries: 5, maxBytes: 100 });
    for (let index = 0; index < 20; index += 1) await ask(`key-${index}`, 'x'.repeat(30));
    const { entries, bytes, evictions } = engine.statistics();
    expect(entries).toBeLessThanOrEqual(5);
    expect(bytes).toBeLessThanOrEqual(100);
    expect(evictions).toBeGreaterThan(0);
    await ask('huge', 'x'.repeat(200));
    expect(engine.statistics().refused_by_reason).toEqual({ 'too large': 1 });
  });

  it('serves and stores nothing when it is switched off', async () => {
    engine = create({ enabled: false });
    await ask('a');
    expect((await ask('a', 'second')).provenance).toMatchObject({
      status: 'bypass',
      reason: 'cache disabled',
    });
    expect(loads).toBe(2);
    expect(engine.statistics()).toMatchObject({ entries: 0, hits: 0, misses: 0, hit_rate: { all: null } });
  });

  it('shortens times to live at random, by a tenth at most', async () => {
    engine = new CacheEngine(LIMITS, epochs, clock, () => 1);
    await ask('a');
    clock.advance(899);
    expect((await ask('a')).provenance.status).toBe('hit');
    clock.advance(1);
    expect((await ask('a')).provenance.reason).toBe('expired');
  });

  it('counts the age of a value and its time to live from when its load began, and what hits saved', async () => {
    const slow = async () => {
      clock.advance(300);
      return { value: 'slow', store: true as const, tokens: 250 };
    };
    const wait = () =>
      engine.getOrLoad({ key: keyOf('a'), ttlMs: 1000, epochs: [], load: slow, signal: NEVER });
    await wait();
    expect((await wait()).provenance.age_ms).toBe(300);
    expect((await wait()).provenance.age_ms).toBe(300);
    expect(engine.statistics().saved).toEqual({ ms: 600, tokens: 500 });
    clock.advance(700);
    expect((await wait()).provenance.reason).toBe('expired');
  });

  it('serves nothing while epochs are unknown, and again what it held once they are known', async () => {
    await ask('a');
    const known = vi.spyOn(epochs, 'known').mockReturnValue({ inventory: null });
    const meanwhile = await ask('a', 'read meanwhile');
    expect(meanwhile).toMatchObject({
      value: 'read meanwhile',
      provenance: { status: 'miss', reason: 'epoch unknown: inventory' },
    });
    expect(engine.statistics().refused_by_reason).toEqual({ 'epoch unknown during load': 1 });
    known.mockRestore();
    expect(await ask('a')).toMatchObject({ value: 'a', provenance: { status: 'hit' } });
  });

  it('starts nothing for a caller that has gone already', async () => {
    const load = vi.fn<() => Promise<Loaded<string>>>();
    const signal = AbortSignal.abort(new Error('gone'));
    const gone = engine.getOrLoad({ key: keyOf('a'), ttlMs: 1000, epochs: [], load, signal });
    await expect(gone).rejects.toThrow('gone');
    expect(load).not.toHaveBeenCalled();
  });

  it('refuses a key of another layer', async () => {
    const key = buildCacheKey({ layer: 'intent', schema: 1, scope: 'all', parts: {} });
    const load = async () => ({ value: 1, store: true as const });
    const wrong = engine.getOrLoad({ key, ttlMs: 1000, epochs: [], load, signal: NEVER });
    await expect(wrong).rejects.toThrow(/does not belong here/);
  });
});
