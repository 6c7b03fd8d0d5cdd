import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import type { HttpClient } from './support/http-client.js';
import { expectProblem } from './support/problem.js';

const QUESTION = 'who owns web-prod-01?';

describe('administration of the caches', () => {
  let app: TestApp;
  let adam: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start({ keys: { adam: ['admin'], vera: ['viewer'] } });
    adam = app.as('adam');
  });
  afterAll(() => app?.close());

  const toolCache = async () => (await adam.ask(QUESTION)).answer.cache.tools[0]?.status;
  const epochs = () => app.rows<object>('SELECT name, value FROM cache_epochs ORDER BY name');
  const warm = async () => {
    await adam.ask(QUESTION);
    expect(await toolCache()).toBe('hit');
  };
  const recorded = async () =>
    Number(
      (
        await app.rows<{ count: string }>(
          `SELECT count(*) FROM audit_events WHERE kind = 'cache.invalidated'`,
        )
      )[0]?.count,
    );

  it.each([
    ['/cache/invalidate/all', {}, ['cache']],
    ['/cache/invalidate', { layer: 'tool_result' }, ['cache:tool_result']],
    ['/cache/invalidate', { tool: 'asset-db' }, ['tool:asset-db']],
    ['/cache/invalidate', { asset: 'web-prod-01' }, [expect.stringMatching(/^asset:/), 'inventory']],
    ['/cache/invalidate/web-prod-01', {}, [expect.stringMatching(/^asset:/), 'inventory']],
    ['/cache/invalidate', { scope: 'admin' }, [expect.stringMatching(/^scope:/)]],
  ])('POST %s %j ends what it names, and a dry run only tells it', async (path, body, names) => {
    await warm();
    const before = await epochs();
    const count = await recorded();
    const dry = await adam.post(path, { ...body, dry_run: true });
    expect(dry.body, dry.text).toMatchObject({
      dry_run: true,
      epochs: names,
      moved: [],
      entries: { redis: null },
    });
    const { memory } = dry.body['entries'] as { memory: Record<string, number> };
    expect(memory['tool_result']).toBeGreaterThan(0);
    expect(await epochs()).toEqual(before);
    expect(await recorded()).toBe(count);
    expect(await toolCache()).toBe('hit');

    const done = await adam.post(path, body);
    expect(done.body).toMatchObject({ dry_run: false, moved: names });
    expect(await recorded()).toBe(count + 1);
    expect(await toolCache()).toBe('miss');
  });

  it('leaves other scopes alone', async () => {
    await warm();
    await adam.post('/cache/invalidate', { scope: 'viewer' });
    expect(await toolCache()).toBe('hit');
  });

  it.each([
    [{}, 400, 'invalid_request'],
    [{ layer: 'tool_result', tool: 'asset-db' }, 400, 'invalid_request'],
    [{ layer: 'everything' }, 400, 'invalid_request'],
    [{ scope: 'king' }, 400, 'invalid_request'],
    [{ asset: 'nobody-here' }, 404, 'not_found'],
    [{ tool: 'hammer' }, 404, 'not_found'],
  ])('refuses %j and moves nothing', async (body, status, code) => {
    const before = await epochs();
    expectProblem(await adam.post('/cache/invalidate', body), status, code);
    expect(await epochs()).toEqual(before);
  });

  it('explains a look-up without making it', async () => {
    await adam.post('/cache/invalidate/all', {});
    const path = `/cache/explain?request=${encodeURIComponent(QUESTION)}`;
    const stats = await adam.cacheLayer('intent');
    expect((await adam.get(path)).body).toMatchObject({
      would: 'miss',
      layer: 'intent',
      reason: 'epoch moved: cache',
    });
    const { answer } = await adam.ask(QUESTION);
    const explained = (await adam.get(path)).body;
    expect(explained).toMatchObject({
      would: 'hit',
      reason: 'fresh',
      producer: answer.request_id,
      normalised: 'who owns web-prod-01',
      key_parts: { layer: 'intent', parts: { text: 'who owns web-prod-01' } },
      ends_with: ['cache', 'cache:intent', expect.stringMatching(/^scope:/)],
    });
    expect(explained['age_ms']).toEqual(expect.any(Number));
    const after = await adam.cacheLayer('intent');
    expect(after.hits + after.misses).toBe(stats.hits + stats.misses + 1);
  });

  it('warms what reads, and does nothing else', async () => {
    await adam.post('/cache/invalidate/all', {});
    const inventory = await app.inventory();
    const { body } = await adam.post('/cache/warm', {
      requests: [
        QUESTION,
        'set the owner of web-stg-01 to team-sre',
        'delete asset web-test-01',
        'xyzzy plugh',
      ],
    });
    expect(body['requests']).toMatchObject([
      { request: QUESTION, status: 'warmed' },
      { status: 'refused' },
      { status: 'refused' },
      { status: 'failed' },
    ]);
    expect(await app.inventory()).toEqual(inventory);
    const [open] = await app.rows<{ count: string }>(
      'SELECT (SELECT count(*) FROM approvals) + (SELECT count(*) FROM executions) AS count',
    );
    expect(Number(open?.count)).toBe(0);
    expect(await toolCache()).toBe('hit');
    const again = await adam.post('/cache/warm', { requests: [QUESTION] });
    expect(again.body['requests']).toMatchObject([{ status: 'already' }]);
    const usual = await adam.post('/cache/warm', {});
    expect((usual.body['requests'] as { request: string }[]).map(({ request }) => request)).toContain(
      QUESTION,
    );
  });
});
