import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { Piece } from '../call/completion-draft.js';

/** Reasoning has two names on the wire, by engine and version; the SDK's types know neither. */
interface ReasoningDelta {
  readonly reasoning?: string | null;
  readonly reasoning_content?: string | null;
}

/** Reads one frame of the stream. The last one has usage and no choice. */
export function vllmPiece({ model, usage, choices }: ChatCompletionChunk): Piece {
  const choice = choices[0];
  const delta: (ChatCompletionChunk.Choice.Delta & ReasoningDelta) | undefined = choice?.delta;
  const reasoning = delta?.reasoning ?? delta?.reasoning_content;
  return {
    model,
    ...(delta?.content && { text: delta.content }),
    ...(reasoning && { reasoning }),
    ...(choice?.finish_reason && { finishReason: choice.finish_reason }),
    ...(choice?.logprobs?.content && {
      logprobs: choice.logprobs.content.map(({ token, logprob }) => ({ token, logprob })),
    }),
    ...(usage && {
      usage: {
        prompt: usage.prompt_tokens,
        completion: usage.completion_tokens,
        cached: usage.prompt_tokens_details?.cached_tokens ?? null,
      },
    }),
  };
}
