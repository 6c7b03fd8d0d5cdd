import { z } from 'zod';
import { EFFECTS } from './taxonomy.js';

export const EXECUTION_STATES = [
  'queued',
  'running',
  'completed',
  'failed',
  'partial',
  'timeout',
  'cancelled',
] as const;
export const ExecutionStateSchema = z.enum(EXECUTION_STATES);
export type ExecutionState = z.infer<typeof ExecutionStateSchema>;

/** Whether nothing leaves this state. */
export function hasEnded(state: ExecutionState): boolean {
  return state !== 'queued' && state !== 'running';
}

/**
 * `started` is recorded before a step touches anything. A write found `started` after a crash is `unknown`: it may or
 * may not have happened, and it is never tried again.
 */
export const OPERATION_STATES = ['pending', 'started', 'completed', 'failed', 'skipped', 'unknown'] as const;
export const OperationStateSchema = z.enum(OPERATION_STATES);
export type OperationState = z.infer<typeof OperationStateSchema>;

/** A step of a plan at work on one target. */
export const OperationSchema = z.strictObject({
  step_id: z.string(),
  description: z.string(),
  tool: z.string(),
  pattern: z.string(),
  effect: z.enum(EFFECTS),
  /** `null` where the step acts on no target. */
  target: z.string().nullable(),
  state: OperationStateSchema,
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  /** The redacted, bounded result of the tool. */
  result: z.unknown(),
  error: z.strictObject({ code: z.string(), detail: z.string(), hint: z.string() }).nullable(),
});
export type Operation = z.infer<typeof OperationSchema>;

/** A plan at work. */
export const ExecutionSchema = z.strictObject({
  id: z.uuid(),
  request_id: z.uuid(),
  approval_id: z.uuid().nullable(),
  plan_hash: z.string(),
  requester: z.string(),
  state: ExecutionStateSchema,
  /** Why it ended as it did; `null` while it has not ended, and where it simply completed. */
  reason: z.string().nullable(),
  cancel_requested: z.boolean(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  deadline_at: z.iso.datetime(),
  operations: z.array(OperationSchema),
});
export type Execution = z.infer<typeof ExecutionSchema>;

/** As much of an execution as the answer to a request carries. */
export const ResponseExecutionSchema = ExecutionSchema.pick({
  id: true,
  state: true,
  reason: true,
  operations: true,
});

/** One thing that happened to an execution; `sequence` counts from 1 without gaps. */
export interface ExecutionEvent {
  readonly sequence: number;
  readonly at: string;
  readonly type: 'state' | 'operation' | 'cancel_requested';
  readonly data: Readonly<Record<string, unknown>>;
}
