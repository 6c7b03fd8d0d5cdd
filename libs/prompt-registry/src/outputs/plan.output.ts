import { ACTIONS, ENTITY_TYPES } from '@app/contracts';
import { z } from 'zod';
import { ARGUMENT_NAMES, withCanonicalAction } from './action-names.js';
import { modelOutput } from './model-output.js';

/** Several steps share the token cap of one answer, so each may say less than an answer of one action may. */
const MOST_STEPS = 4;
export const LONGEST_STEP_VALUE = 40;
export const MOST_STEP_ENTITIES = 4;
export const MOST_STEP_EXCLUDED = 2;
const MOST_STEP_DETAILS = 2;

const stepValue = z.string().max(LONGEST_STEP_VALUE);

/** One step: the keys of an understanding, and `c`, the condition it depends on; empty where there is none. */
const PlannedStepSchema = z.strictObject({
  a: z.enum(ACTIONS),
  e: z.array(z.strictObject({ t: z.enum(ENTITY_TYPES), v: stepValue })).max(MOST_STEP_ENTITIES),
  g: z.array(z.strictObject({ k: z.enum(ARGUMENT_NAMES), v: stepValue })).max(MOST_STEP_DETAILS),
  n: z.array(stepValue).max(MOST_STEP_EXCLUDED),
  c: stepValue,
});
export type PlannedStep = z.infer<typeof PlannedStepSchema>;

/** `s` the steps of a request that asks for several things, in the order in which they are to be done. */
const PlanOutputSchema = z.strictObject({ s: z.array(PlannedStepSchema).max(MOST_STEPS) });

export const PLAN_OUTPUT = modelOutput('plan', PlanOutputSchema, (parsed) => {
  const steps: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 's') : undefined;
  return Array.isArray(steps) ? { ...(parsed as object), s: steps.map(withCanonicalAction('a')) } : parsed;
});
