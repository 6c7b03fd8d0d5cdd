import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '@app/audit';
import { TestApp } from './support/app.js';
import { expectProblem } from './support/problem.js';

interface Row {
  readonly kind: string;
  readonly at: string;
  readonly request_id: string | null;
  readonly principal: string;
  readonly subject: string | null;
  readonly stream: string;
  readonly sequence: number;
}

describe('the record over HTTP', () => {
  let app: TestApp;
  let requestId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    for (const request of ['count all assets', 'list all databases', 'who owns web-prod-01?'])
      requestId = (await app.http.ask(request)).answer.request_id;
    for (const subject of ['web-prod-01', 'web-prod-02'])
      await app
        .get(AuditLog)
        .record(
          { kind: 'asset.updated', principal: 'ann', subject, payload: { password: 'hunter2' } },
          AbortSignal.timeout(5_000),
        );
  });
  afterAll(() => app?.close());

  const found = async (query: string) => {
    const { status, body, text } = await app.http.get(`/audit${query}`);
    expect(status, text).toBe(200);
    return body as unknown as { events: Row[]; next: string | null };
  };

  it('lists requests and events, newest first, with their places in the chains', async () => {
    const { events, next } = await found('');
    expect(next).toBeNull();
    expect(events.filter(({ kind }) => kind === 'request')).toHaveLength(3);
    expect(events[0]).toMatchObject({ kind: 'asset.updated', principal: 'ann', subject: 'web-prod-02' });
    const times = events.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it.each<[string, (row: Row) => boolean]>([
    ['kind=request', ({ kind }) => kind === 'request'],
    ['principal=ann', ({ principal }) => principal === 'ann'],
    ['subject=web-prod-01', ({ subject }) => subject === 'web-prod-01'],
    ['kind=asset.updated&subject=web-prod-02', ({ subject }) => subject === 'web-prod-02'],
    ['since=2020-01-01', () => true],
    ['until=2020-01-01T00:00:00Z', () => false],
    ['principal=nobody', () => false],
  ])('filters by %s', async (query, holds) => {
    const all = (await found('')).events;
    expect((await found(`?${query}`)).events).toEqual(all.filter(holds));
  });

  it('finds what belongs to a request', async () => {
    const { events } = await found(`?request_id=${requestId}`);
    expect(events.filter(({ kind }) => kind === 'request')).toHaveLength(1);
    expect(new Set(events.map((event) => event.request_id))).toEqual(new Set([requestId]));
  });

  it('leads from page to page, each row once', async () => {
    const all = (await found('')).events;
    const paged: Row[] = [];
    let query = '?limit=2';
    for (let page = await found(query); ; page = await found(query)) {
      expect(page.events.length).toBeLessThanOrEqual(2);
      paged.push(...page.events);
      if (page.next === null) break;
      query = `?limit=2&cursor=${page.next}`;
    }
    expect(paged).toEqual(all);
  });

  it('exports the same as lines, oldest first', async () => {
    const reply = await app.http.get('/audit/export.ndjson?kind=request');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    const lines = reply.text.trimEnd().split('\n');
    const { events } = await found('?kind=request');
    expect(lines.map((line) => JSON.parse(line) as Row)).toEqual(events.toReversed());
    expect((await app.http.get('/audit/export.ndjson?principal=nobody')).text).toBe('');
  });

  it('holds no secret', async () => {
    expect((await app.http.get('/audit/export.ndjson')).text).not.toContain('hunter2');
  });

  it('verifies', async () => {
    const { status, body } = await app.http.get('/audit/verify');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, streams: 2, faults: [], fault_count: 0 });
  });

  it.each([
    'limit=0',
    'limit=501',
    'limit=many',
    'cursor=banana',
    'cursor=W10',
    'kind=DROP%20TABLE',
    'request_id=banana',
    'since=yesterday',
    'until=2026-13-01',
    'subject=',
    'subject=%00',
    'colour=red',
    'kind=request&kind=stage',
  ])('refuses %s', async (query) => {
    expectProblem(await app.http.get(`/audit?${query}`), 400, 'invalid_request');
  });
});
