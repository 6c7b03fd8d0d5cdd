import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { json, type ScriptedReply } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';
import { openStream } from './support/event-stream.js';

const ANSWER: ScriptedReply = {
  ...(json({ a: 'get_asset', e: [{ t: 'hostname', v: 'db-prod-03' }] }) as ScriptedReply & { kind: 'text' }),
  logprob: -0.01,
  usage: { prompt: 300, completion: 20, cached: 240 },
};

const CALL = 'provider="vllm",model="scripted-model"';
const UNDERSTAND = `${CALL},purpose="understand"`;

describe('GET /metrics', () => {
  let engine: ScriptedEngine;
  let app: TestApp;
  let page: string;

  /** The value of one sample, by its name and all of its labels. */
  const sample = (name: string, labels: string): number | undefined => {
    const start = `opsconductor_llm_${name}{${labels}} `;
    const line = page.split('\n').find((candidate) => candidate.startsWith(start));
    return line === undefined ? undefined : Number(line.slice(start.length));
  };

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [ANSWER] });
    app = await TestApp.start({ flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: engine.url } });
    await app.http.ask('wer besitzt db-prod-03?');
    engine.rescript([{ kind: 'status', status: 503, message: 'Loading model' }]);
    await app.http.ask('wer besitzt db-prod-02 denn?');
    engine.rescript([{ kind: 'hang', text: 'A virtual machine is a computer that' }]);
    const reader = new AbortController();
    const { events } = await openStream(app.url, { request: 'what is a virtual machine' }, reader.signal);
    for await (const { event } of events()) if (event === 'delta') break;
    reader.abort();
    await engine.untilAborted();
    await app.http.get('/health/startup');
    await vi.waitUntil(async () => {
      page = (await app.http.get('/metrics')).text;
      return page.includes('kind="cancelled"');
    });
  });
  afterAll(async () => {
    await app.close();
    await engine.stop();
  });

  it('is text in the format of Prometheus, and not kept', async () => {
    const { headers } = await app.http.get('/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('counts calls, failures by kind, and calls made once more', () => {
    expect(sample('requests_total', UNDERSTAND)).toBe(2);
    expect(sample('errors_total', `${UNDERSTAND},kind="unavailable",phase=""`)).toBe(1);
    expect(sample('errors_total', `${CALL},purpose="answer",kind="cancelled",phase=""`)).toBe(1);
    expect(sample('retries_total', 'provider="vllm",kind="unavailable"')).toBe(1);
    expect(sample('in_flight', 'provider="vllm"')).toBe(0);
  });

  it('measures the wait for a turn, for the first token and for the whole', () => {
    for (const name of ['queue_seconds', 'first_token_seconds', 'duration_seconds']) {
      expect(sample(`${name}_count`, UNDERSTAND)).toBe(1);
      expect(sample(`${name}_sum`, UNDERSTAND)).toBeGreaterThanOrEqual(0);
    }
  });

  it('counts tokens as the engine tells them', () => {
    const tokens = (direction: string) => sample('tokens_total', `${UNDERSTAND},direction="${direction}"`);
    expect([tokens('prompt'), tokens('completion'), tokens('cached')]).toEqual([300, 20, 240]);
  });

  it('tells the state of the breaker and the load of the engine', () => {
    expect(sample('breaker_state', 'provider="vllm",state="closed"')).toBe(1);
    expect(sample('breaker_state', 'provider="vllm",state="open"')).toBe(0);
    expect(sample('engine_load', 'provider="vllm",what="running"')).toBeDefined();
    expect(sample('engine_load', 'provider="vllm",what="prefix_hit_share"')).toBe(0.8);
  });

  it('tells nothing of what was asked', () => {
    expect(page).not.toMatch(/db-prod|besitzt|virtual machine/);
  });
});
