import { z } from 'zod';
import { QuerySchema } from './query.js';
import { ACTIONS, CATEGORIES, EFFECTS, ENTITY_TYPES, OUTCOMES, RISK_LEVELS } from './taxonomy.js';

const share = z.number().min(0).max(1);

/** What is to be done, in the closed language of the taxonomy. */
export const IntentSchema = z.strictObject({
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  confidence: share,
  /** What a tool must be able to do: the action's own name, or nothing where no tool is needed. */
  capabilities: z.array(z.enum(ACTIONS)),
});
export type Intent = z.infer<typeof IntentSchema>;

/** Something the request names. `negated`: named as what is not meant. `asset_id`: set by linking. */
export const EntitySchema = z.strictObject({
  type: z.enum(ENTITY_TYPES),
  value: z.string().min(1).max(2000),
  confidence: share,
  negated: z.literal(true).optional(),
  asset_id: z.uuid().optional(),
});
export type Entity = z.infer<typeof EntitySchema>;

/** What a request says beyond entities, by the names that the taxonomy declares per action. */
export const ArgumentsSchema = z.record(z.string(), z.union([z.string().max(2000), z.number(), z.boolean()]));
export type Arguments = z.infer<typeof ArgumentsSchema>;

/** One step of a request that asks for several things, in the order asked. */
export const UnderstoodStepSchema = z.strictObject({
  intent: IntentSchema,
  entities: z.array(EntitySchema).max(50),
  arguments: ArgumentsSchema,
  /** Its own inventory question, where it asks one. */
  query: QuerySchema.optional(),
  condition: z.string().max(500).optional(),
});
export type UnderstoodStep = z.infer<typeof UnderstoodStepSchema>;

/**
 * What a request means. Two requests share an understanding only if the canonical JSON of
 * intent, entities, arguments, query and steps is equal (see {@link canonicalUnderstanding}).
 */
export const UnderstandingSchema = z.strictObject({
  intent: IntentSchema,
  entities: z.array(EntitySchema).max(50),
  arguments: ArgumentsSchema,
  query: QuerySchema.optional(),
  steps: z.array(UnderstoodStepSchema).max(20).optional(),
});
export type Understanding = z.infer<typeof UnderstandingSchema>;

/** Judgement of code over data; computed on every request, never cached, never a model's word. */
export const JudgementSchema = z.strictObject({
  effect: z.enum(EFFECTS),
  risk_level: z.enum(RISK_LEVELS),
  requires_approval: z.boolean(),
  approval_reasons: z.array(z.string()),
  outcome: z.enum(OUTCOMES),
});
export type Judgement = z.infer<typeof JudgementSchema>;

export const DecisionSourceSchema = z.enum(['cache_exact', 'cache_template', 'fast_path', 'llm']);
export type DecisionSource = z.infer<typeof DecisionSourceSchema>;

/** Stage A's result: the understanding, judged. */
export const DecisionSchema = z.strictObject({
  decision_id: z.uuid(),
  decision_type: z.enum(['action', 'info']),
  ...UnderstandingSchema.shape,
  overall_confidence: share,
  confidence_level: z.enum(['high', 'medium', 'low']),
  ...JudgementSchema.shape,
  original_request: z.string(),
  source: DecisionSourceSchema,
  cache_hit: z.boolean(),
  processing_time_ms: z.number().min(0),
});
export type Decision = z.infer<typeof DecisionSchema>;

/** high from .8, medium from .5, low below. */
export function confidenceLevel(confidence: number): Decision['confidence_level'] {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.5 ? 'medium' : 'low';
}
