import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HealthMonitor } from '@app/health';
import { json, type ScriptedReply } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';
import { openStream } from './support/event-stream.js';
import { Scrape } from './support/scrape.js';

const SECRET = 'a-key-of-the-engine';
const REQUEST = 'wer besitzt db-prod-03?';
const USAGE = { prompt: 100, completion: 7, cached: 64 };
const UNDERSTOOD: ScriptedReply = {
  ...(json({ a: 'get_asset', e: [{ t: 'hostname', v: 'db-prod-03' }] }) as { kind: 'text'; text: string }),
  usage: USAGE,
  logprob: -0.01,
  delayMs: 60,
};
const FAILS: ScriptedReply = { kind: 'status', status: 503, message: 'Loading model for db-prod-03' };

/** What three calls leave behind: one that is answered, one that fails, one whose reader leaves. */
describe.each(['vllm', 'ollama'] as const)('GET /metrics with %s', (wire) => {
  let engine: ScriptedEngine;
  let app: TestApp;
  let scrape: Scrape;
  const understanding = { provider: wire, model: 'scripted-model', purpose: 'understand' };
  const answer = { ...understanding, purpose: 'answer' };

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [UNDERSTOOD] });
    const url =
      wire === 'vllm' ? { VLLM_BASE_URL: engine.url, VLLM_API_KEY: SECRET } : { OLLAMA_BASE_URL: engine.url };
    app = await TestApp.start({ flags: { LLM_PROVIDER: wire, ...url } });
    await app.http.ask(REQUEST);
    engine.rescript([FAILS]);
    await app.http.ask('wem gehört eigentlich db-prod-02?');
    await explainAndLeave();
    // The first may join a round that began while the engine was still at work.
    await app.get(HealthMonitor).refresh();
    await app.get(HealthMonitor).refresh();
    scrape = await Scrape.of(app.http);
  });
  afterAll(async () => {
    await app?.close();
    await engine?.stop();
  });

  async function explainAndLeave(): Promise<void> {
    engine.rescript([{ kind: 'hang', text: 'A virtual machine is a computer that' }]);
    const reader = new AbortController();
    const { events } = await openStream(app.url, { request: 'what is a virtual machine' }, reader.signal);
    for await (const { event } of events()) if (event === 'delta') break;
    const during = await Scrape.of(app.http);
    expect(during.value('opsconductor_llm_in_flight', { provider: wire })).toBe(1);
    reader.abort();
    await engine.untilAborted(1);
    await vi.waitFor(async () => {
      const after = await Scrape.of(app.http);
      expect(after.value('opsconductor_llm_in_flight', { provider: wire })).toBe(0);
    });
  }

  it('counts calls and failures by class', () => {
    expect(scrape.family('opsconductor_llm_requests_total')).toEqual([
      { labels: understanding, value: 2 },
      { labels: answer, value: 1 },
    ]);
    expect(scrape.family('opsconductor_llm_errors_total')).toEqual([
      { labels: { ...understanding, kind: 'unavailable', phase: '' }, value: 1 },
      { labels: { ...answer, kind: 'cancelled', phase: '' }, value: 1 },
    ]);
  });

  it('measures waits in seconds', () => {
    const count = (what: string) => scrape.value(`opsconductor_llm_${what}_seconds_count`, understanding);
    const sum = (what: string) =>
      scrape.value(`opsconductor_llm_${what}_seconds_sum`, understanding) ?? Number.NaN;
    expect(['queue', 'first_token', 'duration'].map(count)).toEqual([1, 1, 1]);
    expect(sum('first_token')).toBeGreaterThan(0.05);
    expect(sum('duration')).toBeGreaterThanOrEqual(sum('first_token'));
    expect(sum('duration')).toBeLessThan(20);
    expect(sum('queue')).toBeLessThan(1);
    const bounds = scrape
      .family('opsconductor_llm_duration_seconds_bucket')
      .map(({ labels }) => labels['le']);
    expect([bounds[0], bounds.at(-2), bounds.at(-1)]).toEqual(['0.005', '120', '+Inf']);
  });

  it('counts tokens in, out and cached', () => {
    expect(scrape.family('opsconductor_llm_tokens_total')).toEqual(
      Object.entries(USAGE).map(([direction, value]) => ({ labels: { ...understanding, direction }, value })),
    );
    expect(scrape.family('opsconductor_llm_tokens_unknown_total')).toEqual([]);
  });

  it('counts calls made once more, and tells the state of the breaker', () => {
    expect(scrape.family('opsconductor_llm_retries_total')).toEqual([
      { labels: { provider: wire, kind: 'unavailable' }, value: 1 },
    ]);
    const state = (name: string) =>
      scrape.value('opsconductor_llm_breaker_state', { provider: wire, state: name });
    expect(['closed', 'open', 'half_open'].map(state)).toEqual([1, 0, 0]);
  });

  it('shows the process', () => {
    expect(scrape.value('process_resident_memory_bytes', {})).toBeGreaterThan(1e6);
    expect(scrape.value('opsconductor_event_loop_lag_seconds', { quantile: '0.99' })).toBeGreaterThanOrEqual(
      0,
    );
  });

  it('says nothing of what was asked, and no secret', () => {
    expect(scrape.text).not.toMatch(/db-prod|besitzt|virtual|Loading/);
    expect(scrape.text).not.toContain(SECRET);
    expect(scrape.text).not.toContain(engine.url);
  });

  it('is a page for Prometheus that nobody keeps', async () => {
    const { status, headers } = await app.http.get('/metrics');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain;/);
    expect(headers.get('content-type')).toContain('version=0.0.4');
    expect(headers.get('cache-control')).toBe('no-store');
    const { body } = await app.http.get('/openapi.json');
    expect(body).toMatchObject({
      paths: { '/metrics': { get: { responses: { 200: { content: { 'text/plain': {} } } } } } },
    });
  });

  it('takes no entry in the record, and asks the engine nothing', async () => {
    const events = () => app.rows('SELECT 1 FROM audit_events');
    const [recorded, asked] = [
      (await events()).length,
      engine.paths.filter((path) => path === '/metrics').length,
    ];
    for (let time = 0; time < 5; time += 1) await Scrape.of(app.http);
    expect(await events()).toHaveLength(recorded);
    expect(engine.paths.filter((path) => path === '/metrics').length - asked).toBeLessThan(5);
  });

  it('shows the load of the engine where it tells, and hits by usage where it does not', () => {
    const of = (what: string) => scrape.family(`opsconductor_llm_engine_${what}`);
    const hits = { vllm: { source: 'engine', value: 0.75 }, ollama: { source: 'usage', value: 0.64 } }[wire];
    expect(of('prefix_hit_share')).toEqual([
      { labels: { provider: wire, source: hits.source }, value: hits.value },
    ]);
    const told = (value: number) => (wire === 'vllm' ? [{ labels: { provider: wire }, value }] : []);
    expect(of('running')).toEqual(told(0));
    expect(of('waiting')).toEqual(told(0));
    expect(of('kv_cache_share')).toEqual(told(0.25));
  });
});
