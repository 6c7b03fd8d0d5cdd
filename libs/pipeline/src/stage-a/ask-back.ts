import type { Understanding } from '@app/contracts';
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
