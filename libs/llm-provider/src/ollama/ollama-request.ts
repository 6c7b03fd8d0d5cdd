import type { CompletionRequest } from '../completion-request.js';

/** How long Ollama keeps the model loaded after a call: loading costs seconds. */
const KEEP_ALIVE = '30m';

interface OllamaCall {
  readonly model: string;
  readonly contextTokens: number;
  /** Whether the model has a thinking mode; only such a model accepts to have it turned off. */
  readonly thinks: boolean;
}

/**
 * The body of `/api/chat`. `num_ctx` is equal in all calls, since a changed one reloads the model;
 * `truncate` and `shift` off make an over-long prompt an error instead of a silent cut.
 */
export function ollamaRequest(request: CompletionRequest, { model, contextTokens, thinks }: OllamaCall) {
  const { messages, schema, maxTokens, temperature, seed, logprobs } = request;
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    keep_alive: KEEP_ALIVE,
    truncate: false,
    shift: false,
    ...(thinks && { think: false }),
    ...(schema && { format: schema.schema }),
    ...(logprobs && { logprobs: true }),
    options: {
      num_ctx: contextTokens,
      num_predict: maxTokens,
      temperature,
      ...(seed !== undefined && { seed }),
    },
  };
}
