export * from './prompt-registry.js';
export * from './prompt-registry.module.js';
export * from './prompt.errors.js';
export {
  LEAST_RELEASE_PARAMETERS,
  type EvaluationRecord,
  EvaluationRecordSchema,
} from './evaluation-record.js';
export { promptSetFolder } from './prompt-files.js';
export { releaseWarning } from './release-warning.js';
export {
  CONFIDENCE_OUTPUT,
  ENTITIES_OUTPUT,
  hasFullList,
  INTENT_OUTPUT,
  LONGEST_COMMAND,
  LONGEST_STEP_VALUE,
  LONGEST_VALUE,
  MOST_STEP_ENTITIES,
  MOST_STEP_EXCLUDED,
  type ModelOutput,
  PLAN_OUTPUT,
  type PlannedStep,
  RISK_OUTPUT,
  UNDERSTANDING_OUTPUT,
  type UnderstandingOutput,
} from './outputs/outputs.js';
export type { PromptIdentity, PromptMessage, PromptSampling } from './prompt.js';
