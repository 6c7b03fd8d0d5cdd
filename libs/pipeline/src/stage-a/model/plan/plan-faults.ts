import type { Understanding, UnderstoodStep } from '@app/contracts';
import { changesState, gravityOf, onlyLooks, textEffectFloor } from '@app/policy';
import { MOST_STEP_ENTITIES, MOST_STEP_EXCLUDED, type PlannedStep } from '@app/prompt-registry';
import { clausesOf } from './clauses.js';
import { leansOnOthers } from './complete-steps.js';
import { statesCondition } from './stated-condition.js';

/** A plan as the model wrote it and as it was understood, beside what the request and the first call say. */
export interface PlanEvidence {
  readonly request: string;
  /** What the first call made of the whole request. */
  readonly first: Understanding;
  /** Grounded, in the order of the plan. */
  readonly steps: readonly UnderstoodStep[];
  readonly written: readonly PlannedStep[];
  /** The words of the request that each step was made of. */
  readonly words: readonly string[];
}

/**
 * Counts the ways in which a plan seems to be another thing than the request: each would silently leave out a step, a
 * condition, an exclusion or a danger, or add a change that neither the first call nor the words ask for. Where all of
 * it only looks, fewer steps than clauses are told beside the answer, and are no fault.
 */
export function planFaults({ request, first, steps, written, words }: PlanEvidence): number {
  const lessGrave = gravityOf(first) > Math.max(...steps.map(gravityOf));
  const pointing = steps.filter(
    ({ entities }, at) => entities.length === 0 && leansOnOthers(words[at] ?? request),
  ).length;
  if (steps.every(onlyLooks)) return Number(lessGrave) + pointing;
  const unconditional = steps.every(
    ({ condition, arguments: said }) => condition === undefined && said['condition'] === undefined,
  );
  const unasked = onlyLooks(first) && !changesState(textEffectFloor(request));
  const faults = [
    lessGrave,
    unasked,
    statesCondition(request) && unconditional,
    steps.length < clausesOf(request).length,
    written.some(({ e, n }) => e.length >= MOST_STEP_ENTITIES || n.length >= MOST_STEP_EXCLUDED),
  ];
  return faults.filter(Boolean).length + pointing;
}
