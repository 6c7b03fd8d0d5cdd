import { LlmError } from '../llm.errors.js';

/**
 * Whether a failure says that the engine does not work. What is wrong with a call, an answer that cannot be used, and a
 * wait in our own queue say nothing of it; nor does an answer that was still coming when its time was over.
 */
export function isEngineFault(error: unknown): boolean {
  if (!(error instanceof LlmError)) return true;
  switch (error.kind) {
    case 'unavailable':
    case 'unknown':
      return true;
    case 'timeout':
      return error.phase !== 'queue' && error.phase !== 'total';
    case 'overloaded':
    case 'cancelled':
    case 'context_too_long':
    case 'model_not_found':
    case 'bad_request':
    case 'unauthorized':
    case 'bad_output':
      return false;
  }
}
