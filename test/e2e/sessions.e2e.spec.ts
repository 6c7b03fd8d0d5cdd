import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnDatabases } from '../support/databases.js';
import { TestApp } from './support/app.js';
import type { HttpClient } from './support/http-client.js';

describeOnDatabases('a conversation', (kind) => {
  let app: TestApp;
  let olga: HttpClient;
  let anna: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start({ kind, keys: { olga: ['operator'], anna: ['operator'] } });
    olga = app.as('olga');
    anna = app.as('anna');
  });
  afterAll(() => app?.close());

  /** Says one thing after the other in a session of their own; the answer to the last. */
  const say = async (client: HttpClient, session: string, ...requests: string[]) => {
    let answer;
    for (const request of requests) ({ answer } = await client.ask(request, { session_id: session }));
    if (!answer) throw new Error('Nothing was said.');
    return answer;
  };

  it('goes on from what was said before', async () => {
    const staging = await say(olga, randomUUID(), 'how many servers are in production?', 'and in staging?');
    const { answer: alone } = await olga.ask('how many servers are in staging?');
    expect(staging).toMatchObject({ outcome: 'answer', data: { kind: 'count' } });
    expect(staging.data).toEqual(alone.data);
    expect(staging.warnings[0]).toContain('Read after the request before as: count assets server staging');
  });

  it('refers to the last request that was understood, not to a question that went back', async () => {
    const answer = await say(
      olga,
      randomUUID(),
      'list servers in production',
      'restart it',
      'show me their ips',
    );
    expect(answer.data?.rows?.length).toBeGreaterThan(1);
    expect(answer.decision?.query?.fields).toEqual(['name', 'ip_address']);
  });

  it('judges a follow-up like any other request', async () => {
    const answer = await say(olga, randomUUID(), 'who owns web-prod-01?', 'reboot it');
    expect(answer).toMatchObject({
      outcome: 'approve',
      response_type: 'approval_request',
      decision: { effect: 'destructive', risk_level: 'critical', intent: { action: 'reboot_host' } },
      approval: { targets: [{ name: 'web-prod-01' }] },
    });
    expect(answer.warnings[0]).toContain('reboot web-prod-01');
  });

  it('goes on from a host that was only taken for another, and asks before it changes it', async () => {
    const session = randomUUID();
    const other = await say(olga, session, 'who owns web-prod-1?', 'and db-prod-1?');
    expect(other.warnings).toContain('db-prod-1 was read as db-prod-01.');
    const { answer: alone } = await olga.ask('who owns db-prod-01?');
    expect(other.data?.value).toEqual(alone.data?.value);
    const change = await say(olga, session, 'reboot it');
    expect(change).toMatchObject({ outcome: 'clarify', candidates: [{ name: 'db-prod-01' }] });
  });

  it('asks back without a session, and in one where nothing was said', async () => {
    const { answer } = await olga.ask('and in staging?');
    const { outcome } = await say(olga, randomUUID(), 'restart it');
    expect([answer.outcome ?? answer.error?.code, outcome]).not.toContain('answer');
    expect(outcome).toBe('clarify');
  });

  it('is of one principal alone, whoever knows its id', async () => {
    const session = randomUUID();
    await say(olga, session, 'who owns web-prod-01?');
    expect((await say(anna, session, 'restart it')).outcome).toBe('clarify');
    expect((await say(olga, session, 'who owns it?')).data?.value).toBeDefined();
  });

  it('leaves nothing in the cache that another conversation would be served', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await say(olga, first, 'who owns web-prod-01?');
    await say(olga, second, 'who owns db-prod-01?');
    const named = async (session: string) =>
      (await say(olga, session, 'show it')).decision?.entities.map(({ value }) => value);
    expect(await named(first)).toEqual(['web-prod-01']);
    expect(await named(second)).toEqual(['db-prod-01']);
  });

  it('is forgotten when it expires', async () => {
    const session = randomUUID();
    await say(olga, session, 'who owns web-prod-01?');
    await app.rows(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1`, [session]);
    expect((await say(olga, session, 'restart it')).outcome).toBe('clarify');
    await say(olga, randomUUID(), 'who owns web-prod-01?');
    expect(await app.rows('SELECT id FROM sessions WHERE id = $1', [session])).toEqual([]);
  });

  it('is one of at most fifty of a principal; the one unused for longest goes first', async () => {
    const sessions = Array.from({ length: 52 }, () => randomUUID());
    for (const session of sessions) await say(anna, session, 'who owns web-prod-01?');
    const kept = await app.rows<{ id: string }>(`SELECT id FROM sessions WHERE principal LIKE '%anna%'`);
    expect(kept.map(({ id }) => id).toSorted()).toEqual(sessions.slice(2).toSorted());
  });
});
