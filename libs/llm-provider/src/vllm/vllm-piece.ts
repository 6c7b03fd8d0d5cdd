import type { Piece } from '../call/completion-draft.js';
import { LlmError } from '../llm.errors.js';
import { ChunkSchema } from './vllm-wire.js';

/** Reads one frame of the stream. @throws LlmError `bad_output` for a frame of another shape */
export function vllmPiece(frame: unknown): Piece {
  const chunk = ChunkSchema.safeParse(frame);
  if (!chunk.success) {
    throw new LlmError('bad_output', 'The engine sent a frame of an unknown shape.', { cause: chunk.error });
  }
  const { model, usage, choices } = chunk.data;
  const { delta, finish_reason: finishReason, logprobs } = choices?.[0] ?? {};
  const reasoning = delta?.reasoning ?? delta?.reasoning_content;
  return {
    ...(model && { model }),
    ...(delta?.content && { text: delta.content }),
    ...(reasoning && { reasoning }),
    ...(finishReason && { finishReason }),
    ...(logprobs?.content && { logprobs: logprobs.content }),
    ...(usage && {
      usage: {
        prompt: usage.prompt_tokens,
        completion: usage.completion_tokens,
        cached: usage.prompt_tokens_details?.cached_tokens ?? null,
      },
    }),
  };
}
