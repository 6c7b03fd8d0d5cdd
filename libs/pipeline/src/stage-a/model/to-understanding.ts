import { actionDefinition, type Intent, type Understanding } from '@app/contracts';
import { LONGEST_VALUE, type UnderstandingOutput } from '@app/prompt-registry';
import { groundArguments } from './ground-arguments.js';
import { groundEntities } from './ground-entities.js';
import { inventoryQuery, isInventoryQuestion } from './inventory-query.js';
import type { ModelUnderstanding } from './model-understanding.js';
import { omissions } from './omissions.js';

/** Where what the model wrote is but a part of a request. */
interface Part {
  /** The words of the request that it was made of. */
  readonly words?: string;
  /** Characters from which on a value was cut, where they are not those of a whole request. */
  readonly longestValue?: number;
}

/** What the model wrote, in the language of the stages, and what that shows of how sure it is. */
export function toUnderstanding(
  output: UnderstandingOutput,
  request: string,
  probability: number | null,
  { words = request, longestValue = LONGEST_VALUE }: Part = {},
): ModelUnderstanding {
  const { action, category, effect } = actionDefinition(output.a);
  const { entities, invented } = groundEntities(output, request, 1, longestValue);
  const said = groundArguments(action, output, request, longestValue);
  const intent: Intent = { action, category, confidence: 1, capabilities: effect === 'none' ? [] : [action] };
  const understanding: Understanding = {
    intent,
    entities,
    arguments: said.values,
    ...(isInventoryQuestion(action) && { query: inventoryQuery(entities, output) }),
  };
  const total = output.e.length + output.g.length + Number(Boolean(output.r));
  const grounded = total === 0 ? 1 : 1 - (invented + said.invented) / total;
  const omitted = omissions(understanding, words) + Number(output.isFull ?? false);
  return {
    understanding,
    observed: { probability, grounded, omitted },
  };
}
