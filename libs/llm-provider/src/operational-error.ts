import { OperationalError, type ErrorCode } from '@app/contracts';
import { LlmError, type LlmErrorKind } from './llm.errors.js';

const RETRY_AFTER_SECONDS = 10;
const MS_PER_SECOND = 1000;

interface Translation {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly retryAfterSeconds?: number;
}

const CHECK_SETTINGS = 'Check LLM_PROVIDER and the base URL, model and key of that provider.';

const TRANSLATIONS: Readonly<Record<LlmErrorKind, Translation>> = {
  unavailable: {
    code: 'llm_unavailable',
    hint: 'Start the language model, or run `npm run llm:embedded`; then ask again.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  overloaded: {
    code: 'llm_overloaded',
    hint: 'Ask again in a moment.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  },
  timeout: { code: 'timeout', hint: 'Ask again, or give the language model more time with LLM_TIMEOUT_MS.' },
  cancelled: { code: 'cancelled', hint: 'Ask again.' },
  context_too_long: {
    code: 'invalid_request',
    hint: 'Shorten the request, or serve the model with a longer context.',
  },
  model_not_found: { code: 'llm_unavailable', hint: CHECK_SETTINGS },
  unauthorized: { code: 'llm_unavailable', hint: CHECK_SETTINGS },
  bad_request: { code: 'llm_unavailable', hint: CHECK_SETTINGS },
  bad_output: { code: 'invalid_model_output', hint: 'Say it in other words, or use a larger model.' },
  unknown: { code: 'llm_unavailable', hint: 'See the logs of the language model.' },
};

/** The failure as callers of the product see it. Anything but an {@link LlmError} comes back unchanged. */
export function toOperationalError(error: unknown): unknown {
  if (!(error instanceof LlmError)) return error;
  const { code, hint, retryAfterSeconds: usual } = TRANSLATIONS[error.kind];
  const told = error.retryAfterMs;
  const retryAfterSeconds =
    usual === undefined || told === undefined ? usual : Math.ceil(told / MS_PER_SECOND);
  return new OperationalError(code, error.message, hint, { cause: error, retryAfterSeconds });
}
