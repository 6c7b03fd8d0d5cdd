import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.js';
import { startTlsServer, type TlsServer } from '../support/tls-server.js';
import { TestApp } from './support/app.js';

describe('checks of the network', () => {
  let app: TestApp;
  let server: TlsServer;

  beforeAll(async () => {
    [app, server] = await Promise.all([TestApp.start(), startTlsServer('localhost', 90)]);
  });
  afterAll(async () => {
    await server?.stop();
    await app?.close();
  });

  const factsOf = (rows: readonly Readonly<Record<string, unknown>>[] | undefined) =>
    Object.fromEntries((rows ?? []).map(({ name, value }) => [String(name), value]));

  it('tell whether a certificate is valid, and tell it again from the cache', async () => {
    const question = `is the certificate of localhost:${server.port} still valid?`;
    const first = await app.http.ask(question);
    expect(first.answer).toMatchObject({
      response_type: 'information',
      data: { kind: 'status', value: 'failed' },
      sources_consulted: ['network'],
      cache: { tools: [{ status: 'miss' }] },
    });
    // Self-signed: in date and for the right name, and nobody vouches for it.
    expect(factsOf(first.answer.data?.rows)).toMatchObject({
      valid: false,
      name_matches: true,
      subject: 'localhost',
      chain: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      days_left: expect.toSatisfy((days: number) => days === 89 || days === 90),
    });
    expect(first.answer.message).toContain('not trusted');

    const second = await app.http.ask(question);
    expect(second.answer.cache.tools).toMatchObject([{ status: 'hit', age_ms: expect.any(Number) }]);
    expect(second.headers.get('age')).toMatch(/^\d+$/);
    expect(second.answer.data).toEqual(first.answer.data);

    const anew = await app.http.ask(question, { headers: { 'Cache-Control': 'no-cache' } });
    expect(anew.answer.cache.tools).toMatchObject([{ status: 'bypass' }]);
  });

  it('tell a wrong name and an early end', async () => {
    const other = await startTlsServer('elsewhere.example', 5);
    try {
      const { answer } = await app.http.ask(`is the certificate of localhost:${other.port} still valid?`);
      expect(factsOf(answer.data?.rows)).toMatchObject({ name_matches: false, subject: 'elsewhere.example' });
      expect(answer.message).toContain('not for localhost');
    } finally {
      await other.stop();
    }
  });

  it('do not take one port for another, nor an unreachable one for an error', async () => {
    const port = await freePort();
    const { answer } = await app.http.ask(`is the certificate of localhost:${port} still valid?`);
    expect(answer).toMatchObject({ response_type: 'information', data: { kind: 'status', value: 'failed' } });
    expect(answer.message).toContain('refused');
  });

  it('say that another host is needed for a path from there', async () => {
    const { answer, status } = await app.http.ask('can web-prod-01 reach db-prod-01 on 5432?');
    expect(status).toBe(409);
    expect(answer.error).toMatchObject({ code: 'executor_not_configured' });
  });
});
