import type { z } from 'zod';
import { LlmError } from '../llm.errors.js';
import { boundedText } from './bounded-text.js';
import type { HttpAgent } from './http-agent.js';
import { connectionError, statusError, unknownError } from './transport-errors.js';

/** Enough of an error body to classify it. */
const ERROR_CHARACTERS = 4096;

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
  if (!reply.ok) throw statusError(reply.status, await boundedText(reply, ERROR_CHARACTERS), reply);
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

function abortedError(signal: AbortSignal): LlmError | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason instanceof LlmError
    ? signal.reason
    : new LlmError('cancelled', 'The call to the language model was cancelled.', { cause: signal.reason });
}
