import { z } from 'zod';
import { OUTPUT_NAMES } from './outputs/outputs.js';

/**
 * `text` is written by our code and stands as it is; `data` comes from outside and is put between
 * delimiters that it cannot forge.
 */
export const PromptVariableSchema = z.strictObject({
  kind: z.enum(['text', 'data']),
  max_characters: z.number().int().min(1).max(100_000),
});

const identifier = z.string().regex(/^[a-z][a-z0-9_]*$/);

const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().min(1),
  /**
   * May be left out where the prompt does not fit into a model's context: lower numbers first, equal ones together,
   * such as the question and the answer of an example. Without it the message always stays.
   */
  trim: z.number().int().min(1).max(9).optional(),
});

/** A prompt file. Static text comes first and the variable part last, so that engines reuse what they computed. */
export const PromptFileSchema = z.strictObject({
  name: identifier,
  version: z.number().int().min(1),
  purpose: z.string().min(1),
  variables: z.record(identifier, PromptVariableSchema),
  /** Tokens that the rendered prompt of an ordinary request may have. */
  budget_tokens: z.number().int().min(1),
  /** Name of the schema of the output; none for free text. */
  output: z.enum(OUTPUT_NAMES).optional(),
  /** File beside it that holds what it reached when it was measured. */
  evaluation: z.string().regex(/^[a-z]+\.evaluation\.json$/),
  sampling: z.strictObject({
    temperature: z.number().min(0).max(2),
    seed: z.number().int(),
    max_tokens: z.number().int().min(1).max(8192),
  }),
  messages: z.array(message).min(1).max(20),
});
export type PromptFile = z.infer<typeof PromptFileSchema>;
export type PromptVariable = z.infer<typeof PromptVariableSchema>;
