import type { Decision, Understanding } from '@app/contracts';
import { changesState } from '@app/policy';
import { describeQuery } from '../stage-d/describe-query.js';
import type { Clarification } from '../stage-d/responder.js';
import type { Understood } from './understood.js';

/** Below it a question goes back instead of an answer. */
const LEAST_CONFIDENCE = 0.5;

/** The question where policy finds that something an action needs was not said. */
export function askBack({ intent, entities }: Understanding): Clarification {
  const action = intent.action.replaceAll('_', ' ');
  const named = entities.map(({ value }) => value).join(', ');
  return {
    question: `On what should I ${action}${named ? ` (${named})` : ''}? Name a host, an address or a group of hosts.`,
    missing: ['target'],
  };
}

/** The question where a tool needs something that was not said. */
export function askForInputs({ intent }: Decision, missing: readonly string[]): Clarification {
  const action = intent.action.replaceAll('_', ' ');
  return { question: `To ${action} I need to know: ${missing.join(', ')}.`, missing };
}

/** The question where a change is asked for and the inventory has nothing that it would act on. */
export function nothingMatches({ intent, query }: Decision): Clarification {
  const action = intent.action.replaceAll('_', ' ');
  const where = query && query.filters.length > 0 ? ` where ${describeQuery(query)}` : '';
  return { question: `Nothing to ${action}: no asset${where}. What is meant?`, missing: ['target'] };
}

/** The question where a model was not sure enough of what is meant. */
export function doubt({ confidence, understanding }: Understood): Clarification | undefined {
  if (confidence >= LEAST_CONFIDENCE) return undefined;
  const action = understanding.intent.action.replaceAll('_', ' ');
  return {
    question: `It is not sure what is meant. Is it to ${action}? Say it in other words.`,
    missing: [],
  };
}

/** A change that was asked for at a time, or under a condition that no step carries, must not run as it stands. */
export function notNow(
  { arguments: said }: Understanding,
  effect: Decision['effect'],
): Clarification | undefined {
  if (!changesState(effect)) return undefined;
  const [kind, value] =
    ['schedule', 'condition']
      .map((name) => [name, said[name]] as const)
      .find(([, text]) => text !== undefined) ?? [];
  if (kind === undefined) return undefined;
  const question =
    kind === 'schedule'
      ? `Changes cannot be scheduled (“${String(value)}”). Ask again without a time to do it now.`
      : `The condition “${String(value)}” cannot be checked yet. Ask for the check first, then for the change.`;
  return { question, missing: [] };
}
