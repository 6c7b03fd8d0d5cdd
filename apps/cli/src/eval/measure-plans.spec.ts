import type { Action } from '@app/contracts';
import { EvaluationRecordSchema } from '@app/prompt-registry';
import { describe, expect, it } from 'vitest';
import type { EvaluatedItem } from './evaluated-item.js';
import type { EvalReport } from './evaluate.js';
import type { LabelledRequest } from './labelled-request.js';
import { measurePlans } from './measure-plans.js';
import { planRecord } from './plan-record.js';

const HASH = 'a'.repeat(64);
const SIGNAL = new AbortController().signal;

const judged = (request: string, action: Action, source: EvaluatedItem['source'] = 'llm') => ({
  gold: { request, action } as LabelledRequest,
  item: { request, action, source } as EvaluatedItem,
});

/** A model that always plans a reboot, or nothing usable, in so many calls. */
const planning = (calls: number, isUsable = true) => {
  const asked: string[] = [];
  const plan = async (request: string) => {
    asked.push(request);
    const cost = {
      usage: { prompt: 280, completion: 60, cached: null },
      queueMs: 0,
      totalMs: 20,
      provider: 'vllm',
      modelId: 'vllm:small',
      model: 'm',
    };
    return {
      action: isUsable ? ('reboot_host' as const) : null,
      calls: Array.from({ length: calls }, () => cost),
    };
  };
  return { asked, engine: { plan } };
};

const TWO = 'list servers in FRA1, then reboot db-01';

describe('measurePlans', () => {
  it('plans what a model understood in steps, and nothing else', async () => {
    const { asked, engine } = planning(1);
    const requests = [
      judged(TWO, 'reboot_host'),
      judged('list servers in FRA1', 'list_assets'),
      judged(`${TWO} too`, 'out_of_scope'),
      judged(`${TWO} now`, 'reboot_host', 'error'),
    ];
    const report = await measurePlans(engine, requests, SIGNAL);
    expect(asked).toEqual([TWO]);
    expect(report).toMatchObject({
      schema_valid: { value: 1, n: 1 },
      riskiest_action: { value: 1 },
      llm_calls: 1,
      prompt_tokens: 280,
      completion_tokens: 60,
      ms_median: 20,
    });
  });

  it('tells a plan that was not usable at once, or at all, or is about something else', async () => {
    const wrong = [judged(TWO, 'stop_service')];
    expect(await measurePlans(planning(2).engine, wrong, SIGNAL)).toMatchObject({
      schema_valid: { value: 0 },
      riskiest_action: { value: 0 },
      prompt_tokens: 560,
    });
    const right = [judged(TWO, 'reboot_host')];
    expect((await measurePlans(planning(1, false).engine, right, SIGNAL)).schema_valid.value).toBe(0);
  });
});

describe('planRecord', () => {
  const reportOf = async (requests: ReturnType<typeof judged>[]) =>
    ({
      plans: await measurePlans(planning(1).engine, requests, SIGNAL),
      run: {
        model: 'm-7B',
        prompts: ['understanding', 'plan', 'answer'].map((name) => ({
          name,
          version: 'v1.1',
          hash: HASH,
          record: `${name}.evaluation.json`,
        })),
        dataset_sha256: HASH,
        started_at: '2026-11-24T10:00:00.000Z',
      },
    }) as unknown as EvalReport;

  it('holds the plan prompt alone, and is a record', async () => {
    const record = planRecord(await reportOf([judged(TWO, 'reboot_host')]), 'set.jsonl');
    expect(record).toMatchObject({
      prompts: { plan: HASH },
      evidence: 'release',
      dataset: { n: 1 },
      scores: { riskiest_action: { value: 1 } },
      schema_valid: { value: 1 },
    });
    expect(EvaluationRecordSchema.safeParse(record).success).toBe(true);
  });

  it('is none where nothing was planned', async () => {
    expect(planRecord(await reportOf([]), 'set.jsonl')).toBeNull();
  });
});
