import type { PreparedCall } from '@app/llm-provider';
import {
  CONFIDENCE_OUTPUT,
  ENTITIES_OUTPUT,
  INTENT_OUTPUT,
  type ModelOutput,
  PLAN_OUTPUT,
  type PromptRegistry,
  RISK_OUTPUT,
  UNDERSTANDING_OUTPUT,
} from '@app/prompt-registry';
import { renderCall } from './ask-model.js';
import { PLAN_VARIABLES } from './plan/plan-steps.js';
import { ENTITY_TYPE_LIST } from './understand-in-four-calls.js';
import { FIXED_VARIABLES } from './understand-in-one-call.js';

/** Stands for whatever will be asked: only what comes before it is worth computing ahead. */
const request = 'list all servers in production';
const given = { request, intent: '{}', entities: '{}' };

const CALLS: readonly (readonly [string, ModelOutput<unknown>, Readonly<Record<string, string>>])[] = [
  ['understand', UNDERSTANDING_OUTPUT, { ...FIXED_VARIABLES, request }],
  ['intent', INTENT_OUTPUT, { request }],
  ['entities', ENTITIES_OUTPUT, { request, entity_types: ENTITY_TYPE_LIST }],
  ['confidence', CONFIDENCE_OUTPUT, given],
  ['risk', RISK_OUTPUT, given],
  ['plan', PLAN_OUTPUT, { ...PLAN_VARIABLES, request }],
];

/** The calls that the chosen prompts will make, each cut after its first token. `deadlineMs`: of each call. */
export function preparedCalls(prompts: PromptRegistry, deadlineMs: number): PreparedCall[] {
  const rendered = CALLS.filter(([name]) => prompts.has(name)).map(
    ([name, output, variables]) => renderCall(output, name, variables, prompts).call,
  );
  const { messages, sampling } = prompts.render('answer', { request });
  return [...rendered, { messages, ...sampling }].map((call) => ({
    ...call,
    maxTokens: 1,
    partial: true,
    deadlineMs,
  }));
}
