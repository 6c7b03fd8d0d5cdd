import type { EvaluationRecord } from '@app/prompt-registry';
import { conditions, hashesOf, PLAN_RECORD, promptsOf } from './evaluation-record.js';
import type { EvalReport } from './evaluate.js';

/** The record of the prompt that splits requests into steps; `null` where the report holds no such request. */
export function planRecord(report: EvalReport, datasetName: string): EvaluationRecord | null {
  const { plans, run } = report;
  if (!plans || plans.schema_valid.n === 0) return null;
  return {
    prompts: hashesOf(promptsOf(PLAN_RECORD, run)),
    ...conditions(report, datasetName, plans.schema_valid.n),
    scores: { riskiest_action: plans.riskiest_action },
    schema_valid: plans.schema_valid,
    cost: {
      llm_calls: plans.llm_calls,
      prompt_tokens: plans.prompt_tokens,
      completion_tokens: plans.completion_tokens,
      ms_median: Math.round(plans.ms_median),
    },
    paired_difference: null,
  };
}
