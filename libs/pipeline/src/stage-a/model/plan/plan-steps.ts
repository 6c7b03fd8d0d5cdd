import { ACTIONS, type Action, ENTITY_TYPES, type Understanding, type UnderstoodStep } from '@app/contracts';
import { LlmError } from '@app/llm-provider';
import { LONGEST_STEP_VALUE, PLAN_OUTPUT, type PlannedStep } from '@app/prompt-registry';
import { actionProbability } from '../action-probability.js';
import { askModel, type ModelDependencies } from '../ask-model.js';
import type { Observed } from '../../evidence/evidence.js';
import { toUnderstanding } from '../to-understanding.js';
import { completeSteps } from './complete-steps.js';
import { type StepWords, wordsOfSteps } from './words-of-steps.js';

/** The prompt's fixed part. */
export const PLAN_VARIABLES = { actions: ACTIONS.join(' '), entity_types: ENTITY_TYPES.join(' ') };

export interface PlanDependencies extends ModelDependencies {
  /** Whether the catalogue has a pattern for an action. */
  readonly canPlan: (action: Action) => boolean;
}

/** A request in steps, as a model wrote it and as the request bears it out. */
export interface PlannedSteps {
  readonly steps: readonly [UnderstoodStep, ...UnderstoodStep[]];
  /** What speaks for the least sure step. */
  readonly observed: Observed;
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
  const variables = { ...PLAN_VARIABLES, request };
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
  const observed = grounded.map((step) => step.observed).reduce(lessSure);
  return { steps: [first, ...others], observed, written: value.s, words };
}

function unusable(error: unknown): undefined {
  if (error instanceof LlmError && (error.kind === 'bad_output' || error.kind === 'context_too_long')) return;
  throw error;
}

/** Which of two bears out less of what was written; the probability is that of the whole answer. */
function lessSure(one: Observed, other: Observed): Observed {
  const borneOut = ({ grounded, omitted }: Observed) => grounded * 0.5 ** omitted;
  return borneOut(other) < borneOut(one) ? other : one;
}

function toStep(understanding: Understanding, condition = ''): UnderstoodStep {
  const said = condition.trim();
  return said === '' ? understanding : { ...understanding, condition: said };
}
