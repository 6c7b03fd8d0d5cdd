import { z } from 'zod';
import { TokenCountSchema } from '../call/token-count.js';

const LogprobsSchema = z.object({
  content: z.array(z.object({ token: z.string(), logprob: z.number() })).nullish(),
});

/** Reasoning has two names on the wire, by engine and version. */
const DeltaSchema = z.object({
  content: z.string().nullish(),
  reasoning: z.string().nullish(),
  reasoning_content: z.string().nullish(),
});

const UsageSchema = z.object({
  prompt_tokens: TokenCountSchema,
  completion_tokens: TokenCountSchema,
  prompt_tokens_details: z.object({ cached_tokens: TokenCountSchema }).nullish().catch(null),
});

/** One frame of the stream, checked here since the SDK hands over any JSON. The last one has usage and no choice. */
export const ChunkSchema = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        delta: DeltaSchema.nullish(),
        finish_reason: z.string().nullish(),
        logprobs: LogprobsSchema.nullish(),
      }),
    )
    .nullish(),
  usage: UsageSchema.nullish().catch(null),
});
