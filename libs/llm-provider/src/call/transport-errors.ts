import { LlmError, type LlmErrorKind } from '../llm.errors.js';
import { timeoutError } from './call-watch.js';
import { retryAfterMs } from './retry-after.js';

const CONTEXT_WORDS =
  /maximum context length|context (size|length|window)|exceed_context_size|prompt is (too long|longer)/i;
const BUSY_WORDS = /busy|overload|queue|pending requests|capacity|too many/i;

interface StatusOptions extends ErrorOptions {
  /** Of the reply; says when to come back. */
  readonly headers?: Pick<Headers, 'get'>;
}

/** Maps the status of an engine's reply; `text` is the engine's own message and stays out of ours. */
export function statusError(
  status: number,
  text: string,
  { headers, ...options }: StatusOptions = {},
): LlmError {
  if (CONTEXT_WORDS.test(text) && [400, 413, 500].includes(status)) {
    return new LlmError(
      'context_too_long',
      'The prompt does not fit into the context of the model.',
      options,
    );
  }
  const [kind, sentence] = kindOfStatus(status, text);
  return new LlmError(kind, `${sentence} (HTTP ${status}).`, {
    ...options,
    retryAfterMs: retryAfterMs(headers),
  });
}

function kindOfStatus(status: number, text: string): [LlmErrorKind, string] {
  if (status === 401 || status === 403) return ['unauthorized', 'The language model refuses our key'];
  if (status === 404) return ['model_not_found', 'The language model server does not serve this model'];
  if (status === 429) return ['overloaded', 'The language model is busy'];
  if (status === 503 && BUSY_WORDS.test(text)) return ['overloaded', 'The language model is busy'];
  if ([502, 503, 504].includes(status)) return ['unavailable', 'The language model is not ready'];
  if (status >= 400 && status < 500) return ['bad_request', 'The language model refuses the call'];
  return ['unknown', 'The language model failed'];
}

const LOST_CONNECTION = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
]);

/** Maps what fetch throws when there is no usable reply; `undefined` for anything else. */
export function connectionError(error: unknown): LlmError | undefined {
  for (const code of causeCodes(error)) {
    if (code === 'UND_ERR_CONNECT_TIMEOUT') return timeoutError('connect', { cause: error });
    if (code === 'UND_ERR_HEADERS_TIMEOUT') return timeoutError('first_token', { cause: error });
    if (code === 'UND_ERR_BODY_TIMEOUT') return timeoutError('idle', { cause: error });
    if (LOST_CONNECTION.has(code)) {
      return new LlmError('unavailable', 'The language model cannot be reached.', { cause: error });
    }
  }
  return undefined;
}

export function unknownError(error: unknown): LlmError {
  return new LlmError('unknown', 'The call to the language model failed.', { cause: error });
}

const MAX_CAUSES = 5;

function* causeCodes(error: unknown): Generator<string> {
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') yield current.code;
    if (current instanceof AggregateError) current = current.errors[0];
    else current = current.cause;
  }
}
