import { z } from 'zod';
import { ACTIONS, EFFECTS, ENTITY_TYPES } from '@app/contracts';

const entitySource = z.templateLiteral(['entity.', z.enum(ENTITY_TYPES)]);
const argumentSource = z.templateLiteral(['argument.', z.string().regex(/^[a-z_]+$/)]);

/** Where code takes an input's value from; the first source that has one wins. */
export const InputSourceSchema = z.union([
  z.literal('query'),
  z.literal('request'),
  entitySource,
  argumentSource,
]);
export type InputSource = z.infer<typeof InputSourceSchema>;

/** A declared, typed parameter of a pattern. Nothing reaches an executor that is not declared here. */
export const InputSchema = z.strictObject({
  type: z.enum(['text', 'number', 'boolean', 'query']),
  from: z.array(InputSourceSchema).min(1),
  required: z.boolean().default(false),
});
export type InputDeclaration = z.infer<typeof InputSchema>;

/** 1 is best, 5 worst: what selection weighs among patterns that can all do the job. */
const profileValue = z.number().int().min(1).max(5);

export const PatternSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z_]+$/),
    capability: z.enum(ACTIONS),
    effect: z.enum(EFFECTS),
    description: z.string().min(1),
    inputs: z.record(z.string().regex(/^[a-z_]+$/), InputSchema),
    /** Whether a plan step of this pattern carries resolved targets. */
    targets: z.enum(['none', 'hosts']),
    timeout_ms: z.number().int().min(100).max(3_600_000),
    profile: z.strictObject({ cost: profileValue, latency: profileValue, incompleteness: profileValue }),
    /** How long a result may be served again; only reads may declare it. */
    cache_ttl_ms: z.number().int().min(1000).max(300_000).optional(),
    /** What a result depends on besides its targets; a change there ends its life in the cache. */
    reads: z.array(z.literal('inventory')).default([]),
    success_criteria: z.array(z.string()).default([]),
    rollback: z.string().optional(),
  })
  .refine((pattern) => pattern.effect === 'read' || pattern.cache_ttl_ms === undefined, {
    message: 'only a pattern with effect read may declare cache_ttl_ms',
    path: ['cache_ttl_ms'],
  });
export type Pattern = z.infer<typeof PatternSchema>;

export const ToolSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/),
  version: z.number().int().min(1),
  executor: z.string().regex(/^[a-z][a-z-]*$/),
  description: z.string().min(1),
  patterns: z.array(PatternSchema).min(1),
});
export type Tool = z.infer<typeof ToolSchema>;
