import type { z } from 'zod';
import { LlmError } from '../llm.errors.js';
import { boundedText } from './bounded-text.js';
import type { HttpAgent } from './http-agent.js';
import { connectionError, statusError, unknownError } from './transport-errors.js';
import { wholeText } from './whole-text.js';

/** Enough of an error body to classify it. */
export const ERROR_CHARACTERS = 4096;

/** The tokens of a long prompt, and the models of a large server, have some megabytes at most. */
const MOST_CHARACTERS = 16_000_000;

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
      throw abortedError(signal) ?? asLlmError(error);
    });
  if (!reply.ok) throw statusError(reply.status, await boundedText(reply, ERROR_CHARACTERS), reply);
  return reply;
}

/** Like {@link fetchReply}, for a JSON reply of a known shape. @throws LlmError `bad_output` for another shape. */
export async function fetchJson<T>(url: string, schema: z.ZodType<T>, call: JsonCall): Promise<T> {
  const reply = await fetchReply(url, call);
  const text = await replyText(reply, MOST_CHARACTERS, call.signal);
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new LlmError('bad_output', 'The engine answered in an unknown shape.', { cause: parsed.error });
  }
  return parsed.data;
}

/** The whole text of a reply, no longer than that. @throws LlmError */
export async function replyText(
  reply: Response,
  mostCharacters: number,
  signal: AbortSignal,
): Promise<string> {
  return wholeText(reply, mostCharacters).catch((error: unknown) => {
    throw abortedError(signal) ?? asLlmError(error);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LlmError('bad_output', 'The engine did not answer in JSON.', { cause });
  }
}

function asLlmError(error: unknown): LlmError {
  return error instanceof LlmError ? error : (connectionError(error) ?? unknownError(error));
}

function abortedError(signal: AbortSignal): LlmError | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason instanceof LlmError
    ? signal.reason
    : new LlmError('cancelled', 'The call to the language model was cancelled.', { cause: signal.reason });
}
