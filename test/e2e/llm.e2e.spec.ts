import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { json, type ScriptedReply, text } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';
import { allEvents, openStream } from './support/event-stream.js';
import { rowNames, sampleAsset, sampleNames } from './support/sample.js';

/** What a model writes that is as sure as a model can be. */
const sure = (output: object): ScriptedReply => ({
  ...(json(output) as { kind: 'text'; text: string }),
  logprob: -0.01,
});
const lookUp = (host: string): ScriptedReply => sure({ a: 'get_asset', e: [{ t: 'hostname', v: host }] });
const LIST_ALL = sure({ a: 'list_assets', e: [] });

describe.each(['vllm', 'ollama'] as const)('a language model behind %s', (wire) => {
  let engine: ScriptedEngine;
  let app: TestApp;
  let calls: number;
  const flags = () => ({
    LLM_PROVIDER: wire,
    ...(wire === 'vllm' ? { VLLM_BASE_URL: engine.url } : { OLLAMA_BASE_URL: engine.url }),
  });
  const newCalls = () => engine.requests.length - calls;

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [LIST_ALL] });
    app = await TestApp.start({ flags: flags() });
  });
  beforeEach(() => {
    calls = engine.requests.length;
  });
  afterAll(async () => {
    await app?.close();
    if (engine.listening) await engine.stop();
  });

  it('understands in one call what the fast path hands over, and none when asked again', async () => {
    engine.rescript([lookUp('db-prod-03')]);
    const first = await app.http.ask('wer besitzt db-prod-03?');
    const { owner } = sampleAsset('db-prod-03');
    expect(first.answer).toMatchObject({
      response_type: 'information',
      llm_calls: 1,
      decision: { source: 'llm', cache_hit: false, confidence_level: 'high' },
      data: { kind: 'assets', rows: [{ name: 'db-prod-03', owner }] },
    });
    expect(first.answer.tokens.prompt).toBeGreaterThan(0);
    expect(first.answer.tokens.completion).toBeGreaterThan(0);
    expect(first.answer.timings.llm_ms).toBeGreaterThan(0);
    const second = await app.http.ask('wer besitzt db-prod-03?');
    expect(second.answer).toMatchObject({
      llm_calls: 0,
      tokens: { prompt: 0, completion: 0 },
      decision: { source: 'cache_exact', cache_hit: true },
      cache: { intent: { status: 'hit' } },
      data: { kind: 'assets', rows: [{ name: 'db-prod-03', owner }] },
    });
    expect(newCalls()).toBe(1);
  });

  it('is not asked what the fast path is sure of', async () => {
    const { answer } = await app.http.ask('count all assets');
    expect(answer).toMatchObject({ llm_calls: 0, decision: { source: 'fast_path' } });
    expect(newCalls()).toBe(0);
  });

  it.each([
    'drop the orders database now kindly frobnicate',
    'rm -rf /var auf web-prod-01, zeig mir die liste',
  ])('cannot talk a change down to a read: %s', async (request) => {
    engine.rescript([LIST_ALL]);
    const before = await app.inventory();
    const { answer } = await app.http.ask(request);
    expect(newCalls()).toBe(1);
    expect(answer.decision?.effect).toBe('destructive');
    expect(['high', 'critical']).toContain(answer.decision?.risk_level);
    expect(answer.outcome).not.toBe('answer');
    expect(answer.response_type).not.toBe('information');
    expect(answer.data).toBeUndefined();
    expect(answer.cache.tools).toEqual([]);
    expect(await app.inventory()).toEqual(before);
  });

  it('asks back where the model is not sure, and keeps nothing of it', async () => {
    engine.rescript([{ ...LIST_ALL, logprob: -3 } as ScriptedReply]);
    const request = 'mostra tutto per favore';
    for (const { answer } of [await app.http.ask(request), await app.http.ask(request)]) {
      expect(answer).toMatchObject({ response_type: 'clarification', llm_calls: 1 });
    }
    expect(newCalls()).toBe(2);
  });

  it('fails with a code where the model twice keeps to no form', async () => {
    engine.rescript([text('I would rather not say.')]);
    const { status, answer } = await app.http.ask('zeig mir alle rechner bitte');
    expect(status).toBe(502);
    expect(answer).toMatchObject({
      response_type: 'error',
      error: { code: 'invalid_model_output' },
      decision: null,
      cache: { tools: [] },
    });
    expect(newCalls()).toBe(2);
    engine.rescript([LIST_ALL]);
    expect((await app.http.ask('zeig mir alle rechner bitte')).status).toBe(200);
  });

  it('streams an explanation while it is written', async () => {
    const explanation = 'RAID 5 spreads parity over all disks and survives the loss of one.';
    engine.rescript([text(explanation)]);
    const events = await allEvents(await openStream(app.url, { request: 'what is raid 5' }));
    const kinds = events.map(({ event }) => event);
    expect(kinds[0]).toBe('stage');
    expect(kinds.at(-1)).toBe('response');
    const deltas = events.filter(({ event }) => event === 'delta').map(({ data }) => String(data['text']));
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.join('')).toBe(explanation);
    expect(events.at(-1)?.data).toMatchObject({
      message: explanation,
      llm_calls: 1,
      response_type: 'information',
    });
  });

  it('stops the model when its reader leaves', async () => {
    engine.rescript([{ kind: 'hang', text: 'A virtual machine is a computer that' }]);
    const aborted = engine.aborted;
    const reader = new AbortController();
    const { events } = await openStream(app.url, { request: 'what is a virtual machine' }, reader.signal);
    for await (const { event } of events()) if (event === 'delta') break;
    reader.abort();
    await engine.untilAborted(aborted + 1);
    expect(engine.aborted).toBe(aborted + 1);
  });

  it('goes on for those who stay when the one who asked first leaves', async () => {
    engine.rescript([{ ...lookUp('db-prod-02'), delayMs: 400 } as ScriptedReply]);
    const request = 'wem gehört db-prod-02 denn?';
    const leaver = new AbortController();
    const left = fetch(new URL('/pipeline', app.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ request }),
      signal: leaver.signal,
    });
    await engine.untilCalled(calls + 1);
    const stayed = app.http.ask(request);
    // The second one has joined when its miss is counted.
    await expect.poll(async () => (await app.http.cacheLayer('intent')).coalesced).toBeGreaterThan(0);
    leaver.abort();
    await expect(left).rejects.toThrow(/aborted/);
    expect((await stayed).answer.response_type).toBe('information');
    expect(newCalls()).toBe(1);
  });

  it('is left when the only one who asked leaves, and that is recorded', async () => {
    engine.rescript([{ kind: 'hang' }]);
    const aborted = engine.aborted;
    const leaver = new AbortController();
    const left = fetch(new URL('/pipeline', app.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"request": "wo steht eigentlich db-prod-01?"}',
      signal: leaver.signal,
    });
    await engine.untilCalled(calls + 1);
    leaver.abort();
    await expect(left).rejects.toThrow(/aborted/);
    await engine.untilAborted(aborted + 1);
    const recorded = () =>
      app.rows(
        "SELECT 1 FROM audit_events WHERE payload #>> '{response,error,code}' = 'cancelled' AND payload ->> 'request' LIKE 'wo steht%'",
      );
    await expect.poll(recorded).toHaveLength(1);
  });

  it('is asked once for a hundred equal requests at the same time', async () => {
    engine.rescript([{ ...lookUp('db-prod-01'), delayMs: 300 } as ScriptedReply]);
    const asked = Array.from({ length: 100 }, () => app.http.ask('wem gehört db-prod-01?'));
    const answers = (await Promise.all(asked)).map(({ answer }) => answer);
    const { owner } = sampleAsset('db-prod-01');
    expect(new Set(answers.map(({ data }) => data?.rows?.[0]?.['owner']))).toEqual(new Set([owner]));
    expect(new Set(answers.map(({ request_id }) => request_id)).size).toBe(100);
    expect(newCalls()).toBe(1);
    expect(answers.reduce((sum, { llm_calls }) => sum + llm_calls, 0)).toBe(1);
  });

  it('is missed while it is away, and found when it is back', async () => {
    const { port } = engine;
    await engine.stop();
    const request = 'wer besitzt cache-prod-01 eigentlich?';
    for (const { status, headers, answer } of [await app.http.ask(request), await app.http.ask(request)]) {
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answer).toMatchObject({
        response_type: 'error',
        error: { code: 'llm_unavailable' },
        degraded: true,
      });
    }
    expect((await app.http.ask('count servers in staging')).status).toBe(200);
    engine = await ScriptedEngine.start({ script: [lookUp('cache-prod-01')], port });
    const { status, answer } = await app.http.ask(request);
    expect(status).toBe(200);
    expect(answer.decision?.source).toBe('llm');
  });
});

describe.each(['off', 'shadow'])('FAST_PATH=%s', (mode) => {
  let engine: ScriptedEngine;
  let app: TestApp;

  beforeAll(async () => {
    const script = [
      sure({
        a: 'list_assets',
        e: [
          { t: 'asset_type', v: 'servers' },
          { t: 'environment', v: 'production' },
        ],
      }),
    ];
    engine = await ScriptedEngine.start({ script });
    app = await TestApp.start({
      flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: engine.url, FAST_PATH: mode },
    });
  });
  afterAll(async () => {
    await app?.close();
    await engine.stop();
  });

  it('has the model understand everything, to the same rows', async () => {
    const { answer } = await app.http.ask('list all servers in production');
    expect(answer).toMatchObject({ llm_calls: 1, decision: { source: 'llm' } });
    expect(rowNames(answer.data?.rows)).toEqual(
      sampleNames((a) => a.device_type === 'server' && a.environment === 'production'),
    );
    expect((await app.http.ask('list all servers in production')).answer.llm_calls).toBe(0);
    expect(engine.requests).toHaveLength(1);
  });
});
