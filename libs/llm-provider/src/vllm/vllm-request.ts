import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { CompletionRequest } from '../completion-request.js';

type Extras = Readonly<Record<string, unknown>>;

/** The body of a call. `extras` are fields beyond OpenAI's, at top level as vLLM and llama-server read them. */
export function vllmRequest(
  request: CompletionRequest,
  model: string,
  extras: Extras,
): ChatCompletionCreateParamsStreaming {
  const { messages, schema, maxTokens, temperature, seed, logprobs } = request;
  return {
    ...extras,
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    max_tokens: maxTokens,
    temperature,
    ...(seed !== undefined && { seed }),
    ...(logprobs && { logprobs: true }),
    ...(schema && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: schema.name, schema: schema.schema, strict: true },
      },
    }),
    stream: true,
    stream_options: { include_usage: true },
  };
}
