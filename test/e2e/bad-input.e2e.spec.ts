import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import { expectProblem } from './support/problem.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('bad input', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  /** What no refused request may touch. */
  const everything = async () => ({
    recorded: await app.recordedRequests(),
    inventory: await app.inventory(),
    intent: await app.http.cacheLayer('intent'),
    tool_result: await app.http.cacheLayer('tool_result'),
  });

  describe.each(['/pipeline', '/pipeline/stream'])('to POST %s', (path) => {
    it.each([
      ['malformed JSON', '{"request": "list all'],
      ['no object', '"list all servers"'],
      ['no request', '{}'],
      ['null', '{"request": null}'],
      ['a number', '{"request": 42}'],
      ['a list', '{"request": ["list all servers"]}'],
      ['an empty request', '{"request": ""}'],
      ['2,001 characters', JSON.stringify({ request: 'x'.repeat(2001) })],
      ['a sign that the database cannot hold', '{"request": "list all\\u0000 servers"}'],
      ['half of a surrogate pair', '{"request": "list \\ud800 servers"}'],
      [
        'a context that the database cannot hold',
        '{"request": "list all servers", "context": {"a": ["\\u0000"]}}',
      ],
      ['an unknown field', '{"request": "list all servers", "sudo": true}'],
      ['an unknown mode', '{"request": "list all servers", "mode": "yolo"}'],
      ['a session that is no UUID', '{"request": "list all servers", "session_id": "1; DROP TABLE assets"}'],
      [
        'a context nested 5,000 deep',
        `{"request": "count all assets", "context": ${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
      ],
      ['a context that is no object', '{"request": "list all servers", "context": "root"}'],
    ])('is refused: %s', async (_what, body) => {
      const before = await everything();
      expectProblem(await app.http.send('POST', path, body, JSON_TYPE), 400, 'invalid_request');
      expect(await everything()).toEqual(before);
    });

    it('is refused: nothing but white space', async () => {
      const before = await everything();
      expectProblem(await app.http.post(path, { request: ' \n\t ' }), 400, 'invalid_request');
      expect(await everything()).toEqual(before);
    });

    it('is refused: more than 64 KiB', async () => {
      const body = JSON.stringify({ request: 'list all servers', context: { padding: 'x'.repeat(65_536) } });
      expectProblem(await app.http.send('POST', path, body, JSON_TYPE), 413, 'payload_too_large');
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
      'is refused: %s',
      async (type) => {
        const before = await everything();
        const reply = await app.http.send('POST', path, '{"request": "list all servers"}', {
          'Content-Type': type,
        });
        expect([400, 415]).toContain(reply.status);
        expectProblem(reply, reply.status, 'invalid_request');
        expect(await everything()).toEqual(before);
      },
    );
  });

  it('is refused from a page of another site, even where no body is needed', async () => {
    const before = await everything();
    const foreign = { Origin: 'http://evil.example' };
    expectProblem(await app.http.send('POST', '/cache/invalidate/all', undefined, foreign), 403, 'forbidden');
    expect(await everything()).toEqual(before);
  });

  it.each(['__proto__', 'constructor'])('is refused: the reserved field %s', async (name) => {
    const body = `{"request": "list all servers", "${name}": {"admin": true}}`;
    expectProblem(await app.http.send('POST', '/pipeline', body, JSON_TYPE), 400, 'invalid_request');
  });

  it('names the field that is wrong', async () => {
    const reply = await app.http.post('/pipeline', { request: 'list all servers', sudo: true });
    expect(reply.body['errors']).toEqual([expect.stringContaining('sudo')]);
  });

  it('takes 2,000 characters', async () => {
    const { status, answer } = await app.http.ask('x'.repeat(2000));
    expect(status).toBe(503);
    expect(answer.error?.code).toBe('llm_unavailable');
  });

  it.each([
    ['GET', '/nowhere'],
    ['POST', '/pipeline/nowhere'],
    ['GET', '/assets/no-such-host'],
    ['DELETE', '/pipeline'],
    ['GET', '/pipeline'],
  ])('knows no %s %s', async (method, path) => {
    expectProblem(await app.http.send(method, path), 404, 'not_found');
  });

  it.each(['/pipeline/requests/banana', '/pipeline/requests/1%20OR%201=1'])(
    'finds no id in %s',
    async (path) => {
      expectProblem(await app.http.get(path), 400, 'invalid_request');
    },
  );
});

describe('secrets in a request', () => {
  const SECRET = 'hunter2';
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  it.each([
    'connect to db-prod-01 with password=hunter2 and restart postgresql',
    'run mysqldump --password=hunter2 orders on db-prod-02',
    'run curl https://admin:hunter2@web-prod-01/reload on web-prod-02',
    'restart nginx on web-prod-01, the passwd is hunter2!',
  ])('never leave the moment it came: %s', async (request) => {
    const { text, answer } = await app.http.ask(request);
    expect(text).not.toContain(SECRET);
    const lookedBack = await app.http.get(`/pipeline/requests/${answer.request_id}`);
    expect(lookedBack.status).toBe(200);
    expect(lookedBack.text).not.toContain(SECRET);
    expect(lookedBack.body['request']).toMatch(/<SECRET:[a-z_]+:1>/);
    expect((await app.http.get('/cache/stats')).text).not.toContain(SECRET);
    const records = await app.rows<object>('SELECT * FROM audit_events');
    expect(records.length).toBeGreaterThan(0);
    expect(JSON.stringify(records)).not.toContain(SECRET);
  });

  it('are not echoed by what refuses the body', async () => {
    const bodies = [
      '{"request": "password=hunter2',
      '{"request": "ping", "password": hunter2}',
      '{"request": "ping", "password": "hunter2"}',
      '{"request": {"password": "hunter2"}}',
    ];
    for (const body of bodies) {
      const reply = await app.http.send('POST', '/pipeline', body, JSON_TYPE);
      expect(reply.status).toBe(400);
      expect(reply.text).not.toContain(SECRET);
    }
  });
});
