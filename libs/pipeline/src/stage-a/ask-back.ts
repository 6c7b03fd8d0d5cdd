import type { Decision, Judgement, Understanding, UnderstoodStep } from '@app/contracts';
import { changesState } from '@app/policy';
import { nameOf, partsOf } from '../asked-parts.js';
import { describeQuery } from '../stage-d/describe-query.js';
import type { Clarification } from '../stage-d/responder.js';
import type { Understood } from './understood.js';

/** Up to it a question goes back instead of an answer: half of a sure thing is not sure. */
const DOUBTFUL_CONFIDENCE = 0.5;

/** The question where policy finds that something an action needs was not said. */
export function askBack(understanding: Understanding): Clarification {
  const named = understanding.entities.map(({ value }) => value).join(', ');
  const each = understanding.steps ? ' for each step' : '';
  return {
    question: `On what should I ${nameOf(understanding)}${named ? ` (${named})` : ''}? Name a host, an address or a group of hosts${each}.`,
    missing: ['target'],
  };
}

/** The question where a tool needs something that was not said. */
export function askForInputs(decision: Decision, missing: readonly string[]): Clarification {
  return { question: `To ${nameOf(decision)} I need to know: ${missing.join(', ')}.`, missing };
}

/** The question where a change is asked for and the inventory has nothing that it would act on. */
export function nothingMatches({ intent, query }: UnderstoodStep): Clarification {
  const action = intent.action.replaceAll('_', ' ');
  const where = query && query.filters.length > 0 ? ` where ${describeQuery(query)}` : '';
  return { question: `Nothing to ${action}: no asset${where}. What is meant?`, missing: ['target'] };
}

/** The question where a model was not sure enough of what is meant. */
export function doubt({ confidence, understanding }: Understood): Clarification | undefined {
  if (confidence > DOUBTFUL_CONFIDENCE) return undefined;
  return {
    question: `It is not sure what is meant. Is it to ${nameOf(understanding)}? Say it in other words.`,
    missing: [],
  };
}

/**
 * What changes something or reveals a secret, and was asked for at a time or under a condition in any of its steps,
 * must not run as it stands.
 */
export function notNow(
  understanding: Understanding,
  { effect, requires_approval: needsApproval }: Pick<Judgement, 'effect' | 'requires_approval'>,
): Clarification | undefined {
  if (!changesState(effect) && !needsApproval) return undefined;
  const parts = [understanding, ...partsOf(understanding)];
  const schedule = parts.map(({ arguments: said }) => said['schedule']).find((said) => said !== undefined);
  const condition = parts
    .map(({ arguments: said, condition: stated }: UnderstoodStep) => stated ?? said['condition'])
    .find((said) => said !== undefined);
  const question =
    schedule !== undefined
      ? `It cannot be scheduled (“${String(schedule)}”). Ask again without a time to do it now.`
      : condition !== undefined
        ? `The condition “${String(condition)}” cannot be checked yet. Ask for the check first, then for the change.`
        : undefined;
  return question === undefined ? undefined : { question, missing: [] };
}
