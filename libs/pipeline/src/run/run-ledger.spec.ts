import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OperationalError } from '@app/contracts';
import { ManualClock } from '@app/telemetry';
import type { PipelineEvent } from '../pipeline-request.js';
import { RunLedger } from './run-ledger.js';

const NOTHING = { input: null, output: () => null };
const CALL = {
  usage: { prompt: 250, completion: 20, cached: null },
  queueMs: 0,
  totalMs: 100,
  provider: 'vllm',
  modelId: 'vllm:small',
  model: 'small',
};
const PROMPT = { name: 'understand', version: 'v1', hash: 'abc' };

describe('RunLedger', () => {
  const open = () => {
    const clock = new ManualClock();
    const events: PipelineEvent[] = [];
    return { clock, events, ledger: new RunLedger(clock, (event) => events.push(event)) };
  };

  it('takes model and tools out of what the engine itself cost', async () => {
    const { clock, ledger } = open();
    await ledger.stage('understand', {
      ...NOTHING,
      work: async () => {
        clock.advance(130);
        ledger.llmCall(CALL, PROMPT);
      },
    });
    await ledger.stage('execute', {
      ...NOTHING,
      work: () => ledger.tool(async () => clock.advance(40)),
    });
    const { timings, tokens, llm_calls } = ledger.close();
    expect(timings).toEqual({
      total_ms: 170,
      llm_ms: 100,
      tool_ms: 40,
      overhead_ms: 30,
      stages: { understand: 130, execute: 40 },
    });
    expect(tokens).toEqual({ prompt: 250, completion: 20, cached: null });
    expect(llm_calls).toBe(1);
  });

  it('accounts a stage that fails, and tells it', async () => {
    const { clock, events, ledger } = open();
    const failing = ledger.stage('plan', {
      ...NOTHING,
      work: async () => {
        clock.advance(7);
        throw new Error('no plan');
      },
    });
    await expect(failing).rejects.toThrow('no plan');
    expect(ledger.close().timings.stages).toEqual({ plan: 7 });
    expect(events).toEqual([{ type: 'stage', stage: 'plan', ms: 7 }]);
  });

  it('keeps of each stage what went in, what came out, and what it used', async () => {
    const { ledger } = open();
    await ledger.stage('understand', {
      input: 'list servers',
      work: () => {
        ledger.llmCall(CALL, PROMPT);
        ledger.llmCall(CALL, PROMPT);
        return { action: 'list', rows: [1, 2] };
      },
      output: ({ action }) => ({ action }),
    });
    await ledger.stage('plan', { input: { b: 1, a: 2 }, work: () => 'planned', output: (plan) => plan });
    const [understand, plan] = ledger.stages();
    expect(understand).toMatchObject({
      stage: 'understand',
      input_hash: createHash('sha256').update('"list servers"').digest('hex'),
      output: { action: 'list' },
      cache: { layer: 'intent', status: 'bypass' },
      prompt: { id: 'understand', version: 'v1', hash: 'abc' },
      model: 'small',
      tokens: { prompt: 500, completion: 40, cached: null },
      llm_calls: 2,
    });
    expect(plan).not.toHaveProperty('model');
    expect(plan).toMatchObject({
      input_hash: createHash('sha256').update('{"a":2,"b":1}').digest('hex'),
      output: 'planned',
    });
  });

  it('keeps of a stage that failed how it failed', async () => {
    const { ledger } = open();
    for (const error of [
      new OperationalError('timeout', 'It took too long.', 'Wait.'),
      new TypeError('oops'),
    ])
      await expect(ledger.stage('execute', { ...NOTHING, work: () => Promise.reject(error) })).rejects.toBe(
        error,
      );
    expect(ledger.stages().map(({ error, output }) => ({ error, output }))).toEqual([
      { error: { code: 'timeout', detail: 'It took too long.' }, output: null },
      { error: { code: 'internal', detail: 'oops' }, output: null },
    ]);
  });

  it('says of caches that were not asked that they were not needed', () => {
    const { cache } = open().ledger.close();
    expect(cache.intent).toMatchObject({ status: 'bypass', reason: 'not needed', key_hash: null });
    expect(cache.tools).toEqual([]);
  });
});
