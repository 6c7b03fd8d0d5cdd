import { ENTITY_TYPES } from '@app/contracts';
import {
  CONFIDENCE_OUTPUT,
  ENTITIES_OUTPUT,
  hasFullList,
  INTENT_OUTPUT,
  RISK_OUTPUT,
  type UnderstandingOutput,
} from '@app/prompt-registry';
import { actionProbability } from './action-probability.js';
import { askModel, type ModelDependencies } from './ask-model.js';
import type { ModelUnderstanding } from './model-understanding.js';
import { toUnderstanding } from './to-understanding.js';

/** Every type of entity, as the verbose prompts list them. */
export const ENTITY_TYPE_LIST = ENTITY_TYPES.join(' | ');

/**
 * The verbose prompts: intent and entities side by side, then confidence and risk. The confidence that the model
 * states can only lower the one from evidence, and the risk only raise the one by the rules.
 * @throws LlmError as {@link askModel}
 */
export async function understandInFourCalls(
  request: string,
  dependencies: ModelDependencies,
): Promise<ModelUnderstanding> {
  const [intent, named] = await Promise.all([
    askModel(INTENT_OUTPUT, 'intent', { request }, dependencies),
    askModel(ENTITIES_OUTPUT, 'entities', { request, entity_types: ENTITY_TYPE_LIST }, dependencies),
  ]);
  const given = {
    request,
    intent: JSON.stringify(intent.value),
    entities: JSON.stringify(named.value),
  };
  const [confidence, risk] = await Promise.all([
    askModel(CONFIDENCE_OUTPUT, 'confidence', given, dependencies),
    askModel(RISK_OUTPUT, 'risk', given, dependencies),
  ]);
  const { entities, details, excluded } = named.value;
  const output: UnderstandingOutput = {
    a: intent.value.action,
    e: entities.map(({ type, value }) => ({ t: type, v: value })),
    g: details.map(({ name, value }) => ({ k: name, v: value })),
    n: excluded,
    isFull: hasFullList(named.value),
  };
  const { understanding, observed } = toUnderstanding(
    output,
    request,
    actionProbability(intent.completion, 'action'),
  );
  return {
    understanding,
    observed: { ...observed, stated: confidence.value.confidence },
    riskFloor: risk.value.risk,
  };
}
