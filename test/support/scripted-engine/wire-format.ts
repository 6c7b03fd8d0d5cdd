import type { RecordedRequest } from './script.js';

/** How one wire format writes what a script says. */
export interface WireFormat {
  readonly contentType: string;
  delta(text: string, logprob?: number): string;
  reasoning(text: string): string;
  finish(reason: 'stop' | 'length', usage: WireUsage): string;
  errorFrame(message: string): string;
  errorBody(status: number, message: string): string;
  /** What ends an orderly stream after its finish. */
  readonly end: string;
}

export interface WireUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly cached?: number;
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

export const OPENAI_FORMAT: WireFormat = {
  contentType: 'text/event-stream',
  delta: (text, logprob) =>
    chunk(
      { content: text },
      logprob === undefined ? {} : { logprobs: { content: [{ token: text, logprob, top_logprobs: [] }] } },
    ),
  reasoning: (text) => chunk({ reasoning: text }),
  finish: (reason, { prompt, completion, cached }) =>
    chunk({}, { finish_reason: reason }) +
    sse({
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
    }),
  errorFrame: (message) => sse({ error: { message, type: 'InternalServerError', param: null, code: 500 } }),
  errorBody: (status, message) =>
    JSON.stringify(
      status === 401
        ? { error: 'Unauthorized' }
        : { error: { message, type: 'ScriptedError', param: null, code: status } },
    ),
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
      prompt_eval_count: prompt,
      eval_count: completion,
      ...(cached !== undefined && { prompt_eval_cached_count: cached }),
    }),
  errorFrame: (message) => line({ error: message }),
  errorBody: (_status, message) => JSON.stringify({ error: message }),
  end: '',
};

export function wireFormat({ wire }: Pick<RecordedRequest, 'wire'>): WireFormat {
  return wire === 'openai' ? OPENAI_FORMAT : OLLAMA_FORMAT;
}
