import type { RecordedRequest, ScriptedReply, ScriptedUsage } from './script.js';

type Failure = ScriptedReply & { readonly kind: 'status' };

/** How one wire format writes what a script says. */
export interface WireFormat {
  readonly contentType: string;
  delta(text: string, logprob?: number): string;
  reasoning(text: string, field?: 'reasoning' | 'reasoning_content'): string;
  finish(reason: string, usage: ScriptedUsage): string;
  errorFrame(message: string): string;
  errorBody(failure: Failure): string;
  /** What ends an orderly stream after its finish. */
  readonly end: string;
}

export const SCRIPTED_MODEL = 'scripted-model';

const sse = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const chunk = (delta: object, rest: object = {}): string =>
  sse({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: SCRIPTED_MODEL,
    choices: [{ index: 0, delta, finish_reason: null, ...rest }],
  });

function usageFrame(prompt: number, completion: number, cached?: number): string {
  return sse({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: SCRIPTED_MODEL,
    choices: [],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      prompt_tokens_details: cached === undefined ? null : { cached_tokens: cached },
    },
  });
}

/** vLLM's bodies: nested since 0.10.1, flat before; a string where a key is missing. */
function openAiError({ status, message, shape = status === 401 ? 'string' : 'nested' }: Failure): string {
  const detail = { message, type: 'ScriptedError', param: null, code: status };
  if (shape === 'string') return JSON.stringify({ error: message });
  return JSON.stringify(shape === 'flat' ? { object: 'error', ...detail } : { error: detail });
}

export const OPENAI_FORMAT: WireFormat = {
  contentType: 'text/event-stream',
  delta: (text, logprob) =>
    chunk(
      { content: text },
      logprob === undefined ? {} : { logprobs: { content: [{ token: text, logprob, top_logprobs: [] }] } },
    ),
  reasoning: (text, field = 'reasoning') => chunk({ content: null, [field]: text }),
  finish: (reason, { prompt, completion, cached }) =>
    chunk({}, { finish_reason: reason }) +
    (prompt === null || completion === null ? '' : usageFrame(prompt, completion, cached)),
  errorFrame: (message) => sse({ error: { message, type: 'InternalServerError', param: null, code: 500 } }),
  errorBody: openAiError,
  end: 'data: [DONE]\n\n',
};

const line = (value: object): string => `${JSON.stringify({ model: SCRIPTED_MODEL, ...value })}\n`;

export const OLLAMA_FORMAT: WireFormat = {
  contentType: 'application/x-ndjson',
  delta: (text, logprob) =>
    line({
      message: { role: 'assistant', content: text },
      done: false,
      ...(logprob !== undefined && { logprobs: [{ token: text, logprob }] }),
    }),
  reasoning: (text) => line({ message: { role: 'assistant', content: '', thinking: text }, done: false }),
  finish: (reason, { prompt, completion, cached }) =>
    line({
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: reason,
      ...(prompt !== null && { prompt_eval_count: prompt }),
      ...(completion !== null && { eval_count: completion }),
      ...(cached !== undefined && { prompt_eval_cached_count: cached }),
    }),
  errorFrame: (message) => line({ error: message }),
  errorBody: ({ message }) => JSON.stringify({ error: message }),
  end: '',
};

export function wireFormat({ wire }: Pick<RecordedRequest, 'wire'>): WireFormat {
  return wire === 'openai' ? OPENAI_FORMAT : OLLAMA_FORMAT;
}
