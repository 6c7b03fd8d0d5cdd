import { EvaluationRecordSchema } from '@app/prompt-registry';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.js';
import { answerRecord, understandingRecord } from './evaluation-record.js';
import type { EvalReport } from './evaluate.js';
import { wilson } from './intervals.js';
import { parametersOf } from './model-size.js';
import { summarise } from './scores.js';

const HASH = 'a'.repeat(64);

/** A report of which each item took so many calls; 0 stands for one that ended in an error. */
function report(model: string, calls: readonly number[]): EvalReport {
  const items = calls.map((llm_calls, at) => ({
    id: `r${at}`,
    request: 'x',
    source: llm_calls === 0 ? ('error' as const) : ('llm' as const),
    category: null,
    action: null,
    confidence: null,
    entities: [],
    effect: null,
    risk: null,
    approval: null,
    outcome: null,
    llm_calls,
    prompt_tokens: 225,
    completion_tokens: 30,
    ms: 500.4,
  }));
  return {
    summary: { ...summarise([]), cost: { ...summarise([]).cost, llm_calls: calls.length, ms_median: 500.4 } },
    calibration: calibrationOf([]),
    by_tag: {},
    run: {
      provider: 'vllm',
      model,
      prompts: [
        { name: 'understand', version: 'v1.1', hash: HASH, record: 'understanding.evaluation.json' },
        { name: 'answer', version: 'v1.1', hash: HASH, record: 'answer.evaluation.json' },
        { name: 'plan', version: 'v1.1', hash: HASH, record: 'plan.evaluation.json' },
        { name: 'other', version: 'v1.1', hash: HASH, record: 'other.evaluation.json' },
      ],
      policy: '1',
      catalogue: HASH,
      taxonomy: '1',
      prompt_version: 'v1',
      dataset_sha256: HASH,
      started_at: '2026-11-24T10:00:00.000Z',
    },
    items,
    answers: { finished: wilson(2, 2), prompt_tokens: 150, completion_tokens: 99, ms_median: 12.3 },
  };
}

describe('parametersOf', () => {
  it.each([
    ['Qwen/Qwen2.5-7B-Instruct-AWQ', 7e9],
    ['qwen2.5:7b-instruct', 7e9],
    ['embedded:SmolLM2-135M-Instruct.Q4_1.gguf', 135e6],
    ['Llama-3.2-1.5B', 1.5e9],
    ['Mixtral-8x7B', null],
    ['my-model', null],
  ])('of %s is %s', (model, parameters) => expect(parametersOf(model)).toBe(parameters));
});

describe('understandingRecord', () => {
  it('counts as valid what every prompt answered at once', () => {
    const record = understandingRecord(report('m-7B', [1, 1, 2, 0]), 'set.jsonl', null);
    expect(record.schema_valid).toMatchObject({ value: 0.5, n: 4 });
    expect(record.prompts).toEqual({ understand: HASH });
    expect(EvaluationRecordSchema.safeParse(record).success).toBe(true);
  });

  it('leaves out requests in steps, whose calls are not told apart', () => {
    const measured = report('m-7B', [1, 2]);
    const inSteps = { ...measured.items[1]!, request: 'list servers; reboot db-01' };
    const items = [measured.items[0]!, inSteps];
    const record = understandingRecord({ ...measured, items }, 'set.jsonl', null);
    expect(record.schema_valid).toMatchObject({ value: 1, n: 1 });
  });

  it('is evidence for a release from 3 billion parameters on, and smoke where the size is unknown', () => {
    const evidence = (model: string) => understandingRecord(report(model, [1]), 'set.jsonl', null).evidence;
    expect([evidence('m-7B'), evidence('m-135M'), evidence('m')]).toEqual(['release', 'smoke', 'smoke']);
  });

  it('cannot call a small model evidence for a release', () => {
    const record = understandingRecord(report('m-135M', [1]), 'set.jsonl', null);
    expect(EvaluationRecordSchema.safeParse({ ...record, evidence: 'release' }).success).toBe(false);
  });
});

describe('answerRecord', () => {
  it('holds the answer prompt alone', () => {
    const record = answerRecord(report('m-7B', [1]), 'set.jsonl');
    expect(record).toMatchObject({ prompts: { answer: HASH }, dataset: { n: 2 }, schema_valid: null });
    expect(EvaluationRecordSchema.safeParse(record).success).toBe(true);
  });

  it('is none where no answer was measured', () => {
    const { answers: _answers, ...without } = report('m-7B', [1]);
    expect(answerRecord(without, 'set.jsonl')).toBeNull();
  });
});
