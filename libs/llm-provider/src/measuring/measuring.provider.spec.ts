import { ManualClock, Metrics } from '@app/telemetry';
import { beforeEach, describe, expect, it } from 'vitest';
import { requestOf } from '../../../../test/support/fake-provider.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { NoneProvider } from '../choice/none.provider.js';
import { UNKNOWN_LOAD, type EngineLoad } from '../engine-load.js';
import type { LlmHealth } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { LlmMetrics } from './llm-metrics.js';
import { MeasuringProvider } from './measuring.provider.js';

const USAGE = { prompt: 100, completion: 7, cached: 64 };
const ANSWER: Completion = {
  text: 'hello',
  parsed: undefined,
  finishReason: 'stop',
  usage: USAGE,
  queueMs: 30,
  timeToFirstTokenMs: 200,
  totalMs: 1500,
  provider: 'vllm',
  model: 'as-answered',
  modelId: 'vllm:as-answered',
};

const request = (purpose = 'answer'): CompletionRequest =>
  requestOf({ messages: [{ role: 'user', content: 'the secret of web-prod-01' }], purpose });

/** An engine that does what it is told, on a clock that stands still. */
class TestEngine extends NoneProvider {
  model: string | null = 'vllm:m:7b';
  outcome: Completion | Error = ANSWER;
  load?: EngineLoad;

  constructor(private readonly clock: ManualClock) {
    super();
  }

  override async *stream(): AsyncGenerator<StreamEvent> {
    yield { type: 'delta', text: 'hello' };
    this.clock.advance(1500);
    if (this.outcome instanceof Error) throw this.outcome;
    yield { type: 'completion', completion: this.outcome };
  }

  override async health(): Promise<LlmHealth> {
    return { status: 'up', provider: 'vllm', model: null, detail: '', ...(this.load && { load: this.load }) };
  }

  override knownModel(): string {
    return this.model as string;
  }
}

describe('MeasuringProvider', () => {
  let clock: ManualClock;
  let engine: TestEngine;
  let metrics: Metrics;
  let measured: LlmMetrics;
  let provider: MeasuringProvider;

  beforeEach(() => {
    clock = new ManualClock();
    engine = new TestEngine(clock);
    metrics = new Metrics();
    measured = new LlmMetrics(metrics);
    provider = new MeasuringProvider(engine, 'vllm', measured, clock);
  });

  const CALL = 'provider="vllm",model="m:7b",purpose="answer"';
  /** The values of a family, by their labels; histograms without their bounds. */
  async function series(family: string): Promise<Record<string, number>> {
    const name = `opsconductor_llm_${family}`;
    const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith(name));
    return Object.fromEntries(
      lines
        .filter((line) => !line.includes('_bucket{'))
        .map((line) => {
          const [, labels = '', value] = /\{(.*)\} (\S+)$/.exec(line) ?? [];
          const part = /_(sum|count)\{/.exec(line)?.[1];
          return [part ?? labels, Number(value)];
        }),
    );
  }
  const fail = async (error: Error) => {
    engine.outcome = error;
    await expect(provider.complete(request())).rejects.toBe(error);
  };

  it('counts an answer: times in seconds, and tokens', async () => {
    expect(await provider.complete(request())).toBe(ANSWER);
    expect(await series('requests_total')).toEqual({ [CALL]: 1 });
    expect(await series('errors_total')).toEqual({});
    expect(await series('queue_seconds')).toEqual({ sum: 0.03, count: 1 });
    expect(await series('first_token_seconds')).toEqual({ sum: 0.2, count: 1 });
    expect(await series('duration_seconds')).toEqual({ sum: 1.5, count: 1 });
    expect(await series('tokens_total')).toEqual({
      [`${CALL},direction="prompt"`]: 100,
      [`${CALL},direction="completion"`]: 7,
      [`${CALL},direction="cached"`]: 64,
    });
    expect(await series('tokens_unknown_total')).toEqual({});
  });

  it('counts tokens that the engine does not tell, or tells wrongly, as unknown', async () => {
    const usage = { prompt: 100, completion: -3, cached: null };
    engine.outcome = { ...ANSWER, usage, timeToFirstTokenMs: null };
    await provider.complete(request());
    expect(await series('tokens_total')).toEqual({ [`${CALL},direction="prompt"`]: 100 });
    expect(await series('tokens_unknown_total')).toEqual({
      [`${CALL},direction="completion"`]: 1,
      [`${CALL},direction="cached"`]: 1,
    });
    expect(await series('first_token_seconds')).toEqual({});
  });

  it('counts a failure by its kind, and what it cost all the same', async () => {
    await fail(new LlmError('bad_output', 'cut', { cost: ANSWER }));
    await fail(new LlmError('unavailable', 'gone'));
    expect(await series('requests_total')).toEqual({ [CALL]: 2 });
    expect(await series('errors_total')).toEqual({
      [`${CALL},kind="bad_output",phase=""`]: 1,
      [`${CALL},kind="unavailable",phase=""`]: 1,
    });
    expect(await series('tokens_total')).toMatchObject({ [`${CALL},direction="completion"`]: 7 });
    // The refusal says nothing about how long the engine takes.
    expect(await series('duration_seconds')).toEqual({ sum: 1.5, count: 1 });
  });

  it('counts a timeout by the wait that was too long, as a wait in the queue where it was one', async () => {
    await fail(new LlmError('timeout', 'late', { phase: 'first_token' }));
    expect(await series('queue_seconds')).toEqual({});
    await fail(new LlmError('timeout', 'late', { phase: 'queue' }));
    expect(await series('errors_total')).toEqual({
      [`${CALL},kind="timeout",phase="first_token"`]: 1,
      [`${CALL},kind="timeout",phase="queue"`]: 1,
    });
    expect(await series('queue_seconds')).toEqual({ sum: 1.5, count: 1 });
    expect(await series('duration_seconds')).toEqual({ sum: 3, count: 2 });
  });

  it('counts what is no failure of a model as unknown, and hands it on', async () => {
    await fail(new TypeError('a bug'));
    expect(await series('errors_total')).toEqual({ [`${CALL},kind="unknown",phase=""`]: 1 });
  });

  it('counts who leaves before the end as cancelled', async () => {
    for await (const event of provider.stream(request())) if (event.type === 'delta') break;
    await fail(new LlmError('cancelled', 'aborted'));
    expect(await series('requests_total')).toEqual({ [CALL]: 2 });
    expect(await series('errors_total')).toEqual({ [`${CALL},kind="cancelled",phase=""`]: 2 });
    expect(await series('duration_seconds')).toEqual({});
    expect(await series('in_flight')).toEqual({ 'provider="vllm"': 0 });
  });

  it('shows the calls that are under way', async () => {
    const [first, second] = [provider.stream(request()), provider.stream(request())];
    await first.next();
    await second.next();
    expect(await series('in_flight')).toEqual({ 'provider="vllm"': 2 });
    await first.return(undefined);
    expect(await series('in_flight')).toEqual({ 'provider="vllm"': 1 });
    for await (const event of second) expect(event.type).toBe('completion');
    expect(await series('in_flight')).toEqual({ 'provider="vllm"': 0 });
  });

  it('counts a call whose model was never known under the one that answered, else under unknown', async () => {
    engine.model = null;
    await provider.complete(request());
    await fail(new LlmError('unavailable', 'gone'));
    expect(Object.keys(await series('requests_total'))).toEqual([
      'provider="vllm",model="as-answered",purpose="answer"',
      'provider="vllm",model="unknown",purpose="answer"',
    ]);
  });

  it('does not grow with names that change at every call', async () => {
    for (let call = 0; call < 200; call += 1) {
      engine.model = `vllm:model-${call}`;
      await provider.complete(request(`purpose-${call}`));
    }
    const labels = Object.keys(await series('requests_total'));
    const models = new Set(labels.map((label) => /model="([^"]*)"/.exec(label)?.[1]));
    const purposes = new Set(labels.map((label) => /purpose="([^"]*)"/.exec(label)?.[1]));
    expect(models.size).toBe(17);
    expect(purposes.size).toBe(33);
    expect(models).toContain('other');
    expect(Object.values(await series('requests_total')).reduce((sum, value) => sum + value)).toBe(200);
  });

  it('shows the load that the health checks saw, hits by the engine before hits by usage', async () => {
    expect(await provider.health(AbortSignal.timeout(1000))).not.toHaveProperty('load');
    expect(await series('engine_prefix_hit_share')).toEqual({});
    await provider.complete(request());
    expect(await series('engine_prefix_hit_share')).toEqual({ 'provider="vllm",source="usage"': 0.64 });
    expect(await series('engine_running')).toEqual({});
    engine.load = {
      running: 3,
      waiting: 1,
      kv_cache_share: 0.5,
      prefix_hit_share: 0.9,
      source: 'engine',
    };
    expect(await provider.health(AbortSignal.timeout(1000))).toMatchObject({ load: engine.load });
    expect(await series('engine_prefix_hit_share')).toEqual({ 'provider="vllm",source="engine"': 0.9 });
    expect(await series('engine_running')).toEqual({ 'provider="vllm"': 3 });
    expect(await series('engine_waiting')).toEqual({ 'provider="vllm"': 1 });
    expect(await series('engine_kv_cache_share')).toEqual({ 'provider="vllm"': 0.5 });
    engine.load = { ...UNKNOWN_LOAD, running: 4 };
    expect((await provider.health(AbortSignal.timeout(1000))).load).toEqual({
      ...UNKNOWN_LOAD,
      running: 4,
      prefix_hit_share: 0.64,
      source: 'usage',
    });
  });

  it('shows retries and breakers of those who have them', async () => {
    measured.retried('vllm', 'overloaded');
    let state: 'closed' | 'open' | 'half_open' = 'closed';
    measured.watchBreaker('vllm', () => state);
    state = 'half_open';
    expect(await series('retries_total')).toEqual({ 'provider="vllm",kind="overloaded"': 1 });
    expect(await series('breaker_state')).toEqual({
      'provider="vllm",state="closed"': 0,
      'provider="vllm",state="open"': 0,
      'provider="vllm",state="half_open"': 1,
    });
  });

  it('shows no word of what was asked or answered', async () => {
    await provider.complete(request());
    await fail(new LlmError('unknown', 'the secret of web-prod-01'));
    expect(await metrics.text()).not.toMatch(/secret|web-prod-01|hello/);
  });
});
