import { ACTIONS, type Action, ENTITY_TYPES, type UnderstoodStep } from '@app/contracts';
import { LlmError } from '@app/llm-provider';
import { LONGEST_STEP_VALUE, PLAN_OUTPUT, type PlannedStep } from '@app/prompt-registry';
import { actionProbability } from '../action-probability.js';
import { askModel, type ModelDependencies } from '../ask-model.js';
import { type Evidence, toUnderstanding } from '../to-understanding.js';
import { completeSteps } from './complete-steps.js';
import { type StepWords, wordsOfSteps } from './words-of-steps.js';

export interface PlanDependencies extends ModelDependencies {
  /** Whether the catalogue has a pattern for an action. */
  readonly canPlan: (action: Action) => boolean;
}

/** A request in steps, as a model wrote it and as the request bears it out. */
export interface PlannedSteps {
  readonly steps: readonly [UnderstoodStep, ...UnderstoodStep[]];
  /** 0 to 1, from evidence: that of the least sure step. */
  readonly confidence: number;
  readonly written: readonly PlannedStep[];
  readonly words: StepWords['words'];
}

/**
 * Has the model split a request into steps, each grounded like an understanding of one action. `undefined` where it
 * writes nothing usable: no form, no step, a step that no tool can do, or more than its context holds.
 * @throws LlmError where the model cannot be asked
 */
export async function planSteps(
  request: string,
  dependencies: PlanDependencies,
): Promise<PlannedSteps | undefined> {
  const variables = { actions: ACTIONS.join(' '), entity_types: ENTITY_TYPES.join(' '), request };
  const answer = await askModel(PLAN_OUTPUT, 'plan', variables, dependencies).catch(unusable);
  if (!answer) return undefined;
  const { value, completion } = answer;
  const { words, areOwn } = wordsOfSteps(value.s, request);
  const completed = areOwn ? completeSteps(value.s, words) : value.s;
  const probability = actionProbability(completion, 'a');
  const grounded = completed.map((step, at) =>
    toUnderstanding(step, request, probability, { words: words[at], longestValue: LONGEST_STEP_VALUE }),
  );
  const [first, ...others] = grounded.map(({ understanding }, at) => toStep(understanding, completed[at]?.c));
  if (!first || !completed.every(({ a: action }) => dependencies.canPlan(action))) return undefined;
  const confidence = Math.min(...grounded.map((step) => step.confidence));
  return { steps: [first, ...others], confidence, written: value.s, words };
}

function unusable(error: unknown): undefined {
  if (error instanceof LlmError && (error.kind === 'bad_output' || error.kind === 'context_too_long')) return;
  throw error;
}

function toStep(understanding: Evidence['understanding'], condition = ''): UnderstoodStep {
  const said = condition.trim();
  return said === '' ? understanding : { ...understanding, condition: said };
}
