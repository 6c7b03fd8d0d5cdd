import { PLAN_OUTPUT } from './plan.output.js';
import { UNDERSTANDING_OUTPUT } from './understanding.output.js';
import { CONFIDENCE_OUTPUT, ENTITIES_OUTPUT, INTENT_OUTPUT, RISK_OUTPUT } from './verbose.outputs.js';

export {
  LONGEST_STEP_VALUE,
  MOST_STEP_ENTITIES,
  MOST_STEP_EXCLUDED,
  PLAN_OUTPUT,
  type PlannedStep,
} from './plan.output.js';
export { UNDERSTANDING_OUTPUT, type UnderstandingOutput } from './understanding.output.js';
export {
  CONFIDENCE_OUTPUT,
  ENTITIES_OUTPUT,
  hasFullList,
  INTENT_OUTPUT,
  RISK_OUTPUT,
} from './verbose.outputs.js';
export { LONGEST_COMMAND, LONGEST_VALUE } from './bounds.js';
export type { ModelOutput } from './model-output.js';

/** Every shape that a prompt file may ask for, by the name that it has there. */
export const OUTPUTS = {
  understanding: UNDERSTANDING_OUTPUT,
  intent: INTENT_OUTPUT,
  entities: ENTITIES_OUTPUT,
  confidence: CONFIDENCE_OUTPUT,
  risk: RISK_OUTPUT,
  plan: PLAN_OUTPUT,
} as const;

export const OUTPUT_NAMES = Object.keys(OUTPUTS) as [keyof typeof OUTPUTS, ...(keyof typeof OUTPUTS)[]];
