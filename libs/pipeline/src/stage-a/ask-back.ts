import type { Decision, Understanding } from '@app/contracts';
import { describeQuery } from '../stage-d/describe-query.js';
import type { Clarification } from '../stage-d/responder.js';

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
