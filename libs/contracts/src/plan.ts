import { z } from 'zod';
import { ToolInputsSchema } from './selection.js';
import { EFFECTS } from './taxonomy.js';

/** What a step acts on: a record of the inventory, or something the inventory does not hold. */
export const TargetSchema = z.strictObject({
  kind: z.enum(['asset', 'host', 'application', 'database']),
  name: z.string(),
  asset_id: z.uuid().optional(),
  environment: z.string().optional(),
});
export type Target = z.infer<typeof TargetSchema>;

export const PlanStepSchema = z.strictObject({
  id: z.string(),
  description: z.string(),
  tool: z.string(),
  pattern: z.string(),
  inputs: ToolInputsSchema,
  targets: z.array(TargetSchema).max(500),
  effect: z.enum(EFFECTS),
  depends_on: z.array(z.string()),
  condition: z.string().optional(),
  timeout_ms: z.number().int().min(1),
  success_criteria: z.array(z.string()),
  failure_handling: z.enum(['abort', 'continue']),
  rollback: z.string().optional(),
});
export type PlanStep = z.infer<typeof PlanStepSchema>;

/** A check that code executes, named by its identifier; there is no prose check. */
export const SafetyCheckSchema = z.strictObject({
  check: z.enum(['targets_resolve', 'executor_configured', 'targets_unchanged', 'success_criteria_met']),
  stage: z.enum(['before', 'during', 'after']),
  failure_action: z.enum(['abort', 'warn']),
});
export type SafetyCheck = z.infer<typeof SafetyCheckSchema>;

/** Stage C's result. `plan_hash` is the SHA-256 of the canonical steps, resolved targets included. Times in ms. */
export const PlanSchema = z.strictObject({
  plan_id: z.uuid(),
  plan_hash: z.string(),
  steps: z.array(PlanStepSchema).max(20),
  safety_checks: z.array(SafetyCheckSchema),
  execution_metadata: z.strictObject({
    total_estimated_time: z.number().min(0),
    risk_factors: z.array(z.string()),
    approval_points: z.array(z.string()),
  }),
});
export type Plan = z.infer<typeof PlanSchema>;
