import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { timeoutError } from '../call/call-watch.js';
import { connectionError, statusError, unknownError } from '../call/transport-errors.js';
import { LlmError } from '../llm.errors.js';

/** Maps what the `openai` SDK throws. */
export function translateVllmError(error: unknown): LlmError {
  if (error instanceof APIUserAbortError) {
    return new LlmError('cancelled', 'The call to the language model was cancelled.', { cause: error });
  }
  const connection = connectionError(error);
  if (connection) return connection;
  if (error instanceof APIConnectionTimeoutError) return timeoutError('first_token', { cause: error });
  if (error instanceof SyntaxError) {
    return new LlmError('bad_output', 'The engine sent a frame that is no JSON.', { cause: error });
  }
  if (!(error instanceof APIError)) return unknownError(error);
  const status = error.status ?? Number(error.code);
  // A failure after the stream began has no status of its own, only sometimes a code in its body.
  return statusError(Number.isInteger(status) && status >= 400 ? status : 500, error.message, {
    cause: error,
    headers: error.headers,
  });
}
