import { type EvaluationRecord, LEAST_RELEASE_PARAMETERS } from '@app/prompt-registry';
import type { EvalReport } from './evaluate.js';
import { type PairedDifference, wilson } from './intervals.js';
import { isPlanned } from './measure-plans.js';
import { parametersOf } from './model-size.js';

/** Files of the records that are made here; prompt files name theirs. */
export const UNDERSTANDING_RECORD = 'understanding.evaluation.json';
export const ANSWER_RECORD = 'answer.evaluation.json';
export const PLAN_RECORD = 'plan.evaluation.json';
const SCORES = [
  'action_accuracy',
  'category_accuracy',
  'entity_f1',
  'outcome_accuracy',
  'unsafe_share',
] as const;

/** What the paired difference is to. */
export interface Baseline {
  readonly version: string;
  readonly difference: PairedDifference;
}

/**
 * The record of the prompts that understand, made of a report without fast path. What requests in steps took for
 * their plans is part of the cost; whether they kept to the schema is not told apart, and they count in neither part
 * of that share.
 */
export function understandingRecord(
  report: EvalReport,
  datasetName: string,
  baseline: Baseline | null,
): EvaluationRecord {
  const { summary, items, run } = report;
  const prompts = promptsOf(UNDERSTANDING_RECORD, run);
  const ofOneThing = items.filter((item) => !isPlanned(item));
  const atOnce = ofOneThing.filter(
    ({ source, llm_calls: calls }) => source === 'llm' && calls === prompts.length,
  );
  return {
    prompts: hashesOf(prompts),
    ...conditions(report, datasetName, items.length),
    scores: Object.fromEntries(SCORES.map((score) => [score, summary[score]])),
    schema_valid: wilson(atOnce.length, ofOneThing.length),
    cost: {
      llm_calls: summary.cost.llm_calls,
      prompt_tokens: summary.cost.prompt_tokens,
      completion_tokens: summary.cost.completion_tokens,
      ms_median: Math.round(summary.cost.ms_median),
    },
    paired_difference: baseline && {
      against: baseline.version,
      points: baseline.difference.points,
      low: baseline.difference.low,
      high: baseline.difference.high,
      n: baseline.difference.n,
    },
  };
}

/** The record of the prompt that phrases answers; `null` where the report holds none. */
export function answerRecord(report: EvalReport, datasetName: string): EvaluationRecord | null {
  const { answers, run } = report;
  if (!answers || answers.finished.n === 0) return null;
  return {
    prompts: hashesOf(promptsOf(ANSWER_RECORD, run)),
    ...conditions(report, datasetName, answers.finished.n),
    scores: { finished: answers.finished },
    schema_valid: null,
    cost: {
      llm_calls: answers.finished.n,
      prompt_tokens: answers.prompt_tokens,
      completion_tokens: answers.completion_tokens,
      ms_median: Math.round(answers.ms_median),
    },
    paired_difference: null,
  };
}

/** Where and on what a report was made, of `n` requests. */
export function conditions(
  { run }: EvalReport,
  datasetName: string,
  n: number,
): Pick<EvaluationRecord, 'evidence' | 'model' | 'parameters' | 'dataset' | 'measured_on'> {
  const model = run.model ?? 'unknown';
  const parameters = parametersOf(model);
  return {
    evidence: (parameters ?? 0) >= LEAST_RELEASE_PARAMETERS ? 'release' : 'smoke',
    model,
    parameters,
    dataset: { name: datasetName, sha256: run.dataset_sha256, n },
    measured_on: run.started_at.slice(0, 10),
  };
}

export function promptsOf(file: string, { prompts }: EvalReport['run']): EvalReport['run']['prompts'] {
  return prompts.filter(({ record }) => record === file);
}

export function hashesOf(prompts: EvalReport['run']['prompts']): Record<string, string> {
  return Object.fromEntries(prompts.map(({ name, hash }) => [name, hash]));
}
