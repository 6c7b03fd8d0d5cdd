import { describe, expect, it } from 'vitest';
import { ManualClock } from '@app/telemetry';
import type { PipelineEvent } from '../pipeline-request.js';
import { RunLedger } from './run-ledger.js';

describe('RunLedger', () => {
  const open = () => {
    const clock = new ManualClock();
    const events: PipelineEvent[] = [];
    return { clock, events, ledger: new RunLedger(clock, (event) => events.push(event)) };
  };

  it('takes model and tools out of what the engine itself cost', async () => {
    const { clock, ledger } = open();
    await ledger.stage('understand', async () => {
      clock.advance(130);
      ledger.llmCall({ usage: { prompt: 250, completion: 20, cached: null }, totalMs: 100 });
    });
    await ledger.stage('execute', () => ledger.tool(async () => clock.advance(40)));
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
    const failing = ledger.stage('plan', async () => {
      clock.advance(7);
      throw new Error('no plan');
    });
    await expect(failing).rejects.toThrow('no plan');
    expect(ledger.close().timings.stages).toEqual({ plan: 7 });
    expect(events).toEqual([{ type: 'stage', stage: 'plan', ms: 7 }]);
  });

  it('says of caches that were not asked that they were not needed', () => {
    const { cache } = open().ledger.close();
    expect(cache.intent).toMatchObject({ status: 'bypass', reason: 'not needed', key_hash: null });
    expect(cache.tools).toEqual([]);
  });
});
