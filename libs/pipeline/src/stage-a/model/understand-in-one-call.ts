import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { UNDERSTANDING_OUTPUT } from '@app/prompt-registry';
import { actionProbability } from './action-probability.js';
import { askModel, type ModelDependencies } from './ask-model.js';
import type { ModelUnderstanding } from './model-understanding.js';
import { toUnderstanding } from './to-understanding.js';

/** The prompt's fixed part: equal bytes in every call, so that engines reuse what they computed. */
export const FIXED_VARIABLES = {
  actions: ACTIONS.join(' '),
  // A command has a place of its own.
  entity_types: ENTITY_TYPES.filter((type) => type !== 'command').join(' '),
};

/** The compact prompts: action, entities and arguments together. @throws LlmError as {@link askModel} */
export async function understandInOneCall(
  request: string,
  dependencies: ModelDependencies,
): Promise<ModelUnderstanding> {
  const variables = { ...FIXED_VARIABLES, request };
  const { value, completion } = await askModel(UNDERSTANDING_OUTPUT, 'understand', variables, dependencies);
  return toUnderstanding(value, request, actionProbability(completion, 'a'));
}
