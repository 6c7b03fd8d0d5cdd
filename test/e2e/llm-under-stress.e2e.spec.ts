import { afterEach, describe, expect, it } from 'vitest';
import {
  json,
  type RecordedRequest,
  type Script,
  type ScriptedReply,
} from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';

const lookUp = (host: string): ScriptedReply => ({
  ...(json({ a: 'get_asset', e: [{ t: 'hostname', v: host }] }) as ScriptedReply & { kind: 'text' }),
  logprob: -0.01,
});
const BUSY: ScriptedReply = { kind: 'status', status: 503, message: 'server busy' };
const HANG: ScriptedReply = { kind: 'hang' };

/** What the fast path hands over. */
const ask = (host: string): string => `wer besitzt ${host}?`;

describe('a language model under stress', () => {
  let app: TestApp;
  const engines: ScriptedEngine[] = [];

  async function engine(script: Script): Promise<ScriptedEngine> {
    const started = await ScriptedEngine.start({ script });
    engines.push(started);
    return started;
  }

  async function serve(flags: Parameters<typeof TestApp.start>[0] & object): Promise<void> {
    app = await TestApp.start(flags);
  }

  /** The language model as `/health` tells it, checked anew. */
  async function llm(): Promise<unknown> {
    await app.http.get('/health/startup');
    return (await app.http.get('/health')).body['llm'];
  }

  afterEach(async () => {
    await app.close();
    for (const one of engines.splice(0)) if (one.listening) await one.stop();
  });

  it('is answered by the next engine, says so, and keeps nothing under the name of the first', async () => {
    const vllm = await engine([BUSY]);
    const ollama = await engine([lookUp('db-prod-03')]);
    await serve({
      flags: {
        LLM_PROVIDER: 'vllm',
        LLM_FALLBACK: 'ollama',
        VLLM_BASE_URL: vllm.url,
        OLLAMA_BASE_URL: ollama.url,
      },
    });
    const stoodIn = await app.http.ask(ask('db-prod-03'));
    expect(stoodIn.status).toBe(200);
    expect(stoodIn.answer.warnings).toContain('ollama:scripted-model answered, since vllm could not.');
    vllm.rescript([lookUp('db-prod-03')]);
    const { answer } = await app.http.ask(ask('db-prod-03'));
    expect(answer).toMatchObject({ llm_calls: 1, decision: { source: 'llm' } });
    expect(answer.warnings.join()).not.toContain('could not');
    expect((await app.http.ask(ask('db-prod-03'))).answer.llm_calls).toBe(0);
    expect(ollama.requests).toHaveLength(1);
  });

  it('refuses more calls than may wait, with the time to come back', async () => {
    const vllm = await engine([HANG]);
    await serve({
      flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: vllm.url, LLM_CONCURRENCY: '1', LLM_QUEUE: '1' },
    });
    const asked = ['db-prod-01', 'db-prod-02', 'db-prod-03'].map((host) => app.http.ask(ask(host)));
    const { status, headers, answer } = await Promise.race(asked);
    expect([status, answer.error?.code]).toEqual([503, 'llm_overloaded']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await vllm.untilCalled();
    expect(vllm.mostInFlight).toBe(1);
    await vllm.stop();
    await Promise.all(asked);
  });

  it('fails in time while the engine hangs, then at once, and answers again when it works', async () => {
    const vllm = await engine([lookUp('log-prod-01')]);
    await serve({
      flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: vllm.url, LLM_FIRST_TOKEN_TIMEOUT_MS: '100' },
    });
    await llm();
    await app.http.ask(ask('log-prod-01'));
    vllm.rescript([HANG]);
    const hosts = ['db-prod-01', 'db-prod-02', 'db-prod-03', 'web-prod-01', 'web-prod-02'];
    for (const host of hosts) {
      const { status, answer } = await app.http.ask(ask(host));
      expect([status, answer.error?.code]).toEqual([504, 'timeout']);
    }
    const left = await app.http.ask(ask('cache-prod-01'));
    expect([left.status, left.answer.error?.code]).toEqual([503, 'llm_unavailable']);
    expect(left.answer.error?.retry_after_seconds).toBeGreaterThan(0);
    expect(Number(left.headers.get('retry-after'))).toBe(left.answer.error?.retry_after_seconds);
    expect(vllm.requests).toHaveLength(1 + hosts.length);
    expect(vllm.inFlight).toBe(0);
    // What the engine understood before is served all the while.
    expect((await app.http.ask(ask('log-prod-01'))).answer).toMatchObject({
      response_type: 'information',
      llm_calls: 0,
      decision: { source: 'cache_exact' },
    });
    vllm.rescript([lookUp('cache-prod-01')]);
    await expect
      .poll(async () => (await app.http.ask(ask('cache-prod-01'))).status, { timeout: 10_000 })
      .toBe(200);
  });

  it('tests the engine when it comes up, and has the prompts computed that will be asked', async () => {
    const reply = ({ body }: RecordedRequest): ScriptedReply =>
      JSON.stringify(body).includes('blorp') ? json({ colour: 'blorp' }) : lookUp('db-prod-03');
    const vllm = await engine(reply);
    await serve({ flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: vllm.url, LLM_WARM_UP: 'true' } });
    await expect
      .poll(llm, { timeout: 10_000 })
      .toMatchObject({ status: 'up', breaker: 'closed', self_test: { schema: { outcome: 'passed' } } });
    // The self-test, then the prompts of understanding, plan and answer, each for one token.
    await expect.poll(() => vllm.requests.length).toBe(4);
    const warmedUp = vllm.requests.slice(1).map(({ body }) => body);
    expect(warmedUp.map((body) => body['max_tokens'])).toEqual([1, 1, 1]);
    await app.http.ask(ask('db-prod-03'));
    const asked = vllm.requests.at(-1)?.body ?? {};
    const fixedPart = ({ messages, response_format: format }: typeof asked) => ({
      format,
      messages: (messages as readonly object[]).slice(0, -1),
    });
    expect(fixedPart(asked)).toEqual(fixedPart(warmedUp[0] ?? {}));
  });

  it('is degraded, and says why, where the engine ignores the schema of a call', async () => {
    const vllm = await engine([json({ colour: 'blue' })]);
    await serve({ flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: vllm.url, LLM_WARM_UP: 'true' } });
    await expect
      .poll(llm, { timeout: 10_000 })
      .toMatchObject({ status: 'degraded', detail: 'The engine ignores the JSON schema of a call.' });
  });
});
