import { z } from 'zod';
import { RISK_LEVELS } from './taxonomy.js';

/** Values that code has bound to a pattern's declared inputs. */
export const ToolInputsSchema = z.record(z.string(), z.unknown());
export type ToolInputs = z.infer<typeof ToolInputsSchema>;

export const SelectedToolSchema = z.strictObject({
  tool_name: z.string(),
  pattern: z.string(),
  justification: z.string(),
  inputs: ToolInputsSchema,
  execution_order: z.number().int().min(1),
  depends_on: z.array(z.number().int().min(1)),
});
export type SelectedTool = z.infer<typeof SelectedToolSchema>;

/** Stage B's result: which tools, under which policy. `max_execution_time` is in seconds. */
export const SelectionSchema = z.strictObject({
  selection_id: z.uuid(),
  selected_tools: z.array(SelectedToolSchema).max(20),
  policy: z.strictObject({
    requires_approval: z.boolean(),
    production_environment: z.boolean(),
    risk_level: z.enum(RISK_LEVELS),
    max_execution_time: z.number().min(0),
    rollback_required: z.boolean(),
  }),
  selection_confidence: z.number().min(0).max(1),
});
export type Selection = z.infer<typeof SelectionSchema>;
