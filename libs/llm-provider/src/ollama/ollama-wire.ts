import { z } from 'zod';
import { TokenCountSchema } from '../call/token-count.js';

/** Ollama leaves out what is zero or false, so nearly everything is optional. */
export const ChatLineSchema = z.object({
  model: z.string().optional(),
  message: z.object({ content: z.string().optional(), thinking: z.string().optional() }).optional(),
  logprobs: z.array(z.object({ token: z.string(), logprob: z.number() })).optional(),
  done: z.boolean().optional(),
  done_reason: z.string().optional(),
  prompt_eval_count: TokenCountSchema,
  prompt_eval_cached_count: TokenCountSchema,
  eval_count: TokenCountSchema,
  error: z.string().optional(),
});
export type ChatLine = z.infer<typeof ChatLineSchema>;

export const VersionSchema = z.object({ version: z.string() });
export const TagsSchema = z.object({ models: z.array(z.object({ name: z.string() })) });
export const ShowSchema = z.object({
  capabilities: z.array(z.string()).default([]),
  model_info: z.record(z.string(), z.unknown()).default({}),
});
export const LoadedSchema = z.object({
  models: z.array(z.object({ name: z.string(), context_length: z.number().int().optional() })),
});
