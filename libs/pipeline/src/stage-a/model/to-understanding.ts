import { actionDefinition, type Entity, type Intent, type Understanding } from '@app/contracts';
import { groundArguments } from './ground-arguments.js';
import { groundEntities } from './ground-entities.js';
import { inventoryQuery, isInventoryQuestion } from './inventory-query.js';
import type { UnderstandingOutput } from '@app/prompt-registry';
import { omissions } from './omissions.js';

/** Assumed where the engine does not tell how sure the model was: enough to go on, not enough to be called high. */
const UNTOLD_PROBABILITY = 0.6;

export interface Evidence {
  readonly understanding: Understanding;
  /** From evidence, never from the model's own word: see {@link toUnderstanding}. */
  readonly confidence: number;
}

/**
 * What the model wrote, in the language of the stages. Confidence is the probability of the action, times the
 * share of what the request really says, and halved by each thing that was left out.
 */
export function toUnderstanding(
  output: UnderstandingOutput,
  request: string,
  probability: number | null,
): Evidence {
  const { action, category, effect } = actionDefinition(output.a);
  const { entities, invented } = groundEntities(output, request, 1);
  const said = groundArguments(action, output, request);
  const intent: Intent = { action, category, confidence: 1, capabilities: effect === 'none' ? [] : [action] };
  const understanding: Understanding = {
    intent,
    entities,
    arguments: said.values,
    ...(isInventoryQuestion(action) && { query: inventoryQuery(entities, output) }),
  };
  const total = output.e.length + output.g.length + Number(Boolean(output.r));
  const groundedShare = total === 0 ? 1 : 1 - (invented + said.invented) / total;
  const sureness = probability ?? UNTOLD_PROBABILITY;
  const confidence =
    sureness * groundedShare * 0.5 ** (omissions(understanding, request) + Number(output.isFull ?? false));
  return { understanding: withConfidence(understanding, confidence), confidence };
}

function withConfidence(understanding: Understanding, confidence: number): Understanding {
  return {
    ...understanding,
    intent: { ...understanding.intent, confidence },
    entities: understanding.entities.map((entity): Entity => ({ ...entity, confidence })),
  };
}
