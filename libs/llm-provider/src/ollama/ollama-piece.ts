import type { Piece } from '../call/completion-draft.js';
import { statusError } from '../call/transport-errors.js';
import { LlmError } from '../llm.errors.js';
import { ChatLineSchema, type ChatLine } from './ollama-wire.js';

const INTERNAL_SERVER_ERROR = 500;

/** Reads one line of the stream. @throws LlmError for a line that carries a failure or has another shape. */
export function ollamaPiece(value: unknown): Piece {
  const line = ChatLineSchema.safeParse(value);
  if (!line.success) {
    throw new LlmError('bad_output', 'The engine sent a line of an unknown shape.', { cause: line.error });
  }
  const { message, model, logprobs, error } = line.data;
  if (error !== undefined) {
    throw statusError(INTERNAL_SERVER_ERROR, error, { cause: new Error(error) });
  }
  return {
    ...(model && { model }),
    ...(message?.content && { text: message.content }),
    ...(message?.thinking && { reasoning: message.thinking }),
    ...(logprobs && { logprobs }),
    ...(line.data.done && ending(line.data)),
  };
}

function ending(line: ChatLine): Piece {
  return {
    finishReason: line.done_reason ?? 'stop',
    usage: {
      prompt: line.prompt_eval_count,
      completion: line.eval_count,
      cached: line.prompt_eval_cached_count,
    },
  };
}
