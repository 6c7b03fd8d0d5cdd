import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOnDatabases, POSTGRESQL } from '../support/databases.js';
import { TestApp } from './support/app.js';

const OWNER_OF_WEB = 'who owns web-prod-01?';

describeOnDatabases('where answers come from', (kind) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ kind });
  });
  afterAll(() => app?.close());

  const ask = (request: string, headers?: Record<string, string>) => app.http.ask(request, { headers });

  it('serves the second equal request from the caches and says how old it is', async () => {
    const first = await ask('count assets in staging');
    expect(first.answer.cache).toMatchObject({
      intent: { status: 'miss', layer: 'intent', age_ms: null },
      tools: [{ status: 'miss', layer: 'tool_result', age_ms: null }],
    });
    expect(first.headers.get('age')).toBeNull();
    const second = await ask('count assets in staging');
    expect(second.answer.decision).toMatchObject({ source: 'cache_exact', cache_hit: true });
    expect(second.answer.cache).toMatchObject({
      intent: { status: 'hit', tier: 'memory', key_hash: first.answer.cache.intent.key_hash },
      tools: [{ status: 'hit', tier: 'memory', key_hash: first.answer.cache.tools[0]?.key_hash }],
    });
    expect(second.answer.cache.tools[0]?.age_ms).toBeGreaterThanOrEqual(0);
    expect(second.headers.get('age')).toMatch(/^\d+$/);
    expect(second.answer.data).toEqual(first.answer.data);
    expect(second.answer.timings.tool_ms).toBe(0);
  });

  it('judges anew what it has understood before', async () => {
    const first = await ask('restart nginx on web-prod-02');
    const second = await ask('restart nginx on web-prod-02');
    expect(second.answer.cache.intent.status).toBe('hit');
    expect(second.answer.decision).toMatchObject({
      effect: 'write',
      risk_level: 'medium',
      outcome: 'approve',
    });
    expect(second.answer.plan?.plan_hash).toBe(first.answer.plan?.plan_hash);
    expect(second.answer.plan?.plan_id).not.toBe(first.answer.plan?.plan_id);
  });

  it('leaves the caches aside where it is told to', async () => {
    await ask('list all databases');
    const { answer, headers } = await ask('list all databases', { 'Cache-Control': 'no-cache' });
    expect(answer.cache).toMatchObject({ intent: { status: 'bypass' }, tools: [{ status: 'bypass' }] });
    expect(answer.decision).toMatchObject({ source: 'fast_path', cache_hit: false });
    expect(headers.get('age')).toBeNull();
  });

  it('ends every entry on request', async () => {
    await ask('list all databases');
    const { status, body } = await app.http.post('/cache/invalidate/all', undefined);
    expect({ status, body }).toMatchObject({ status: 200, body: { moved: ['cache'] } });
    const { answer } = await ask('list all databases');
    expect(answer.cache).toMatchObject({ intent: { status: 'miss' }, tools: [{ status: 'miss' }] });
  });

  it('reads what was just written through it', async () => {
    await ask(OWNER_OF_WEB);
    expect((await ask(OWNER_OF_WEB)).answer.cache.tools[0]?.status).toBe('hit');
    const changed = await app.http.patch('/assets/web-prod-01', { owner: 'team-fresh' });
    expect(changed.status).toBe(200);
    const { answer } = await ask(OWNER_OF_WEB);
    expect(answer.data).toMatchObject({ kind: 'field', field: 'owner', value: 'team-fresh' });
    expect(answer.cache.tools[0]?.status).toBe('miss');
  });

  it('looks back only at requests that were made', async () => {
    const nobody = await app.http.get('/pipeline/requests/6fa459ea-ee8a-4ca4-894e-db77e160355e');
    expect(nobody).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const nothing = await app.http.get('/pipeline/requests/banana');
    expect(nothing).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});

const NEEDS = POSTGRESQL.missing ? ' (needs PostgreSQL: apt-get install postgresql)' : '';
describe.skipIf(POSTGRESQL.missing)(`a change by another client of the database${NEEDS}`, () => {
  const POLL_BOUND_MS = 6_000;
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ kind: POSTGRESQL });
  });
  afterAll(() => app?.close());

  it('is seen within the bound of the poll, and what is cached never outlives it', async () => {
    await app.http.ask(OWNER_OF_WEB);
    const other = new Client({ connectionString: app.database.url });
    await other.connect();
    try {
      await other.query("UPDATE assets SET owner = 'team-elsewhere' WHERE name = 'web-prod-01'");
    } finally {
      await other.end();
    }
    const deadline = Date.now() + POLL_BOUND_MS;
    let value: unknown;
    do {
      value = (await app.http.ask(OWNER_OF_WEB)).answer.data?.value;
      if (value !== 'team-elsewhere') await sleep(100);
    } while (value !== 'team-elsewhere' && Date.now() < deadline);
    expect(value).toBe('team-elsewhere');
  });
});

describe('CACHE_ENABLED=false', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ flags: { CACHE_ENABLED: 'false' } });
  });
  afterAll(() => app?.close());

  it('answers the same, each time anew', async () => {
    const first = await app.http.ask(OWNER_OF_WEB);
    const second = await app.http.ask(OWNER_OF_WEB);
    expect(second.answer.data).toEqual(first.answer.data);
    expect(second.answer.decision?.source).toBe('fast_path');
    expect(second.answer.cache).toMatchObject({
      intent: { status: 'bypass', reason: 'cache disabled' },
      tools: [{ status: 'bypass', reason: 'cache disabled' }],
    });
    expect(await app.http.cacheLayer('tool_result')).toMatchObject({ hits: 0, entries: 0 });
  });

  it('keeps its records: the database refuses to change or remove them', async () => {
    await app.http.ask('count servers in staging');
    for (const statement of [
      `UPDATE audit_events SET principal = 'nobody'`,
      'DELETE FROM audit_events',
      'TRUNCATE audit_events',
    ])
      await expect(app.rows(statement, []), statement).rejects.toThrow(/never changed/);
  });
});
