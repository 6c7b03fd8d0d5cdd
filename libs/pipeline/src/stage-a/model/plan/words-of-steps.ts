import type { PlannedStep } from '@app/prompt-registry';
import { clausesOf } from './clauses.js';

/** The words of a request that each step was made of. */
export interface StepWords {
  /** One text a step. */
  readonly words: readonly string[];
  /** Whether they are the step's own clause, so that an "it" among them is the step's. */
  readonly areOwn: boolean;
}

/**
 * Clauses where there are as many as steps and no step names what only a later clause does; else the whole request
 * without what the other steps name. In either case without the condition: what it denies is not excluded.
 */
export function wordsOfSteps(steps: readonly PlannedStep[], request: string): StepWords {
  const clauses = clausesOf(request);
  const areOwn = clauses.length === steps.length && areInOrder(steps, clauses, request);
  const words = areOwn
    ? steps.map(({ c }, at) => without([c], clauses[at] ?? request))
    : steps.map((step) => without([step.c, ...valuesBeside(step, steps)], request));
  return { words, areOwn };
}

function areInOrder(steps: readonly PlannedStep[], clauses: readonly string[], request: string): boolean {
  const holds = (text: string, value: string): boolean => text.toLowerCase().includes(value.toLowerCase());
  return steps.every(({ e }, at) => {
    const soFar = clauses.slice(0, at + 1).join(' ');
    return e.every(({ v }) => !holds(request, v) || holds(soFar, v));
  });
}

function valuesBeside(step: PlannedStep, steps: readonly PlannedStep[]): string[] {
  return steps
    .filter((other) => other !== step)
    .flatMap(({ e, g, n, c }) => [c, ...e.map(({ v }) => v), ...g.map(({ v }) => v), ...n]);
}

/** The longest first, since one may hold another. */
function without(values: readonly string[], text: string): string {
  return values
    .filter((value) => value !== '')
    .toSorted((left, right) => right.length - left.length)
    .reduce((rest, value) => rest.replaceAll(value, ' '), text);
}
