import type { z } from 'zod';
import { LlmError } from '../llm.errors.js';
import type { HttpAgent } from './http-agent.js';
import { connectionError, statusError, unknownError } from './transport-errors.js';

export interface JsonCall {
  readonly signal: AbortSignal;
  readonly http: HttpAgent;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: unknown;
}

/** Calls an engine's side door. @throws LlmError mapped from status or connection. */
export async function fetchReply(url: string, { signal, http, headers, body }: JsonCall): Promise<Response> {
  const reply = await http
    .fetch(url, {
      signal,
      ...(body === undefined
        ? { headers: { ...headers } }
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          }),
    })
    .catch((error: unknown) => {
      throw abortedError(signal) ?? connectionError(error) ?? unknownError(error);
    });
  if (!reply.ok) throw statusError(reply.status, await boundedText(reply), reply);
  return reply;
}

/** Like {@link fetchReply}, for a JSON reply of a known shape. @throws LlmError `bad_output` for another shape. */
export async function fetchJson<T>(url: string, schema: z.ZodType<T>, call: JsonCall): Promise<T> {
  const reply = await fetchReply(url, call);
  const value: unknown = await reply.json().catch((cause: unknown) => {
    throw (
      abortedError(call.signal) ?? new LlmError('bad_output', 'The engine did not answer in JSON.', { cause })
    );
  });
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new LlmError('bad_output', 'The engine answered in an unknown shape.', { cause: parsed.error });
  }
  return parsed.data;
}

const ERROR_TEXT_BYTES = 4096;

/** The first few kilobytes of an error body: enough to classify it. */
async function boundedText(reply: Response): Promise<string> {
  if (!reply.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of reply.body) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= ERROR_TEXT_BYTES) break;
    }
  } catch {
    // The status alone is classified when the connection breaks before the body has come.
    return text;
  }
  return text;
}

function abortedError(signal: AbortSignal): LlmError | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason instanceof LlmError
    ? signal.reason
    : new LlmError('cancelled', 'The call to the language model was cancelled.', { cause: signal.reason });
}
