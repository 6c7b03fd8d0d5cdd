import { z } from 'zod';
import { ResponseApprovalSchema } from './approval.js';
import { DecisionSchema } from './decision.js';
import { ResponseExecutionSchema } from './execution.js';
import { AssetFieldSchema } from './query.js';
import { PlanSchema } from './plan.js';
import { EFFECTS, OUTCOMES, RISK_LEVELS } from './taxonomy.js';

export const RESPONSE_TYPES = [
  'information',
  'plan_summary',
  'approval_request',
  'execution_ready',
  'execution_result',
  'clarification',
  'refusal',
  'error',
] as const;
export const ResponseTypeSchema = z.enum(RESPONSE_TYPES);
export type ResponseType = z.infer<typeof ResponseTypeSchema>;

/** The answer's data, rendered by code. `shown` of `total` rows are in `rows`. */
export const ResponseDataSchema = z.strictObject({
  kind: z.enum(['assets', 'count', 'groups', 'field', 'file', 'status', 'table', 'text']),
  total: z.number().int().min(0).optional(),
  shown: z.number().int().min(0).optional(),
  rows: z.array(z.record(z.string(), z.unknown())).optional(),
  columns: z.array(z.string()).optional(),
  count: z.number().int().min(0).optional(),
  groups: z.array(z.strictObject({ key: z.string(), count: z.number().int().min(0) })).optional(),
  field: AssetFieldSchema.or(z.string()).optional(),
  value: z.unknown().optional(),
  file: z.strictObject({ name: z.string(), media_type: z.string(), url: z.string() }).optional(),
});
export type ResponseData = z.infer<typeof ResponseDataSchema>;

/** Where a cached or fresh value came from. `age_ms` is null where nothing was served from a cache. */
export const CacheProvenanceSchema = z.strictObject({
  status: z.enum(['hit', 'miss', 'bypass']),
  layer: z.enum(['intent', 'asset_context', 'tool_result']),
  tier: z.enum(['memory', 'redis']).nullable(),
  age_ms: z.number().min(0).nullable(),
  key_hash: z.string().nullable(),
  reason: z.string(),
});
export type CacheProvenance = z.infer<typeof CacheProvenanceSchema>;

export const ResponseCacheSchema = z.strictObject({
  intent: CacheProvenanceSchema,
  asset_context: CacheProvenanceSchema,
  tools: z.array(CacheProvenanceSchema),
});
export type ResponseCache = z.infer<typeof ResponseCacheSchema>;

/** Milliseconds. `overhead_ms` is total minus model minus tools: what this engine itself costs. */
export const TimingsSchema = z.strictObject({
  total_ms: z.number().min(0),
  llm_ms: z.number().min(0),
  tool_ms: z.number().min(0),
  overhead_ms: z.number().min(0),
  stages: z.record(z.string(), z.number().min(0)),
});
export type Timings = z.infer<typeof TimingsSchema>;

/** Tokens of all model calls of the request; `null` where the engine did not tell. */
export const TokenUsageSchema = z.strictObject({
  prompt: z.number().int().min(0).nullable(),
  completion: z.number().int().min(0).nullable(),
  cached: z.number().int().min(0).nullable(),
});
export type TokenUsage = z.infer<typeof TokenUsageSchema>;

export const ExecutionSummarySchema = z.strictObject({
  steps: z.array(
    z.strictObject({
      id: z.string(),
      description: z.string(),
      tool: z.string(),
      effect: z.enum(EFFECTS),
      targets: z.array(z.string()),
    }),
  ),
  risk_level: z.enum(RISK_LEVELS),
  plan_hash: z.string(),
});
export type ExecutionSummary = z.infer<typeof ExecutionSummarySchema>;

/** Something that a question may be answered with. `description`: where it is and what it runs. */
export const CandidateSchema = z.strictObject({ name: z.string(), description: z.string() });
export type Candidate = z.infer<typeof CandidateSchema>;

/** `retry_after_seconds`: when asking again makes sense, where waiting helps. */
export const ResponseErrorSchema = z.strictObject({
  code: z.string(),
  detail: z.string(),
  hint: z.string(),
  retry_after_seconds: z.number().int().min(0).optional(),
});

/** Stage D's result, and what `POST /pipeline` answers. */
export const ResponseSchema = z.strictObject({
  response_id: z.uuid(),
  request_id: z.uuid(),
  response_type: ResponseTypeSchema,
  outcome: z.enum(OUTCOMES).nullable(),
  message: z.string(),
  decision: DecisionSchema.nullable(),
  plan: PlanSchema.optional(),
  data: ResponseDataSchema.optional(),
  execution_summary: ExecutionSummarySchema.optional(),
  approval: ResponseApprovalSchema.optional(),
  execution: ResponseExecutionSchema.optional(),
  clarification_needed: z.array(z.string()).optional(),
  /** What a clarification may be answered with, the likeliest first. */
  candidates: z.array(CandidateSchema).max(5).optional(),
  warnings: z.array(z.string()),
  sources_consulted: z.array(z.string()),
  degraded: z.boolean(),
  error: ResponseErrorSchema.optional(),
  cache: ResponseCacheSchema,
  timings: TimingsSchema,
  tokens: TokenUsageSchema,
  llm_calls: z.number().int().min(0),
});
export type Response = z.infer<typeof ResponseSchema>;
