/** Every failure that a caller may see, with the HTTP status it maps to at the edge. */
export const ERROR_STATUS = {
  invalid_request: 400,
  unknown_field: 400,
  unauthenticated: 401,
  forbidden: 403,
  self_approval: 403,
  not_found: 404,
  conflict: 409,
  plan_changed: 409,
  approval_closed: 409,
  execution_closed: 409,
  executor_not_configured: 409,
  payload_too_large: 413,
  cancelled: 499,
  internal: 500,
  invalid_model_output: 502,
  llm_unavailable: 503,
  llm_overloaded: 503,
  overloaded: 503,
  database_unavailable: 503,
  data_folder_busy: 503,
  timeout: 504,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** A failure with a code and what to do next. Libraries throw it; only the app knows HTTP. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';

  constructor(
    readonly code: ErrorCode,
    /** What happened, in a sentence for the caller; never a secret. */
    readonly detail: string,
    /** What the caller can do next. */
    readonly hint: string,
    options?: ErrorOptions & { readonly retryAfterSeconds?: number },
  ) {
    super(detail, options);
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  readonly retryAfterSeconds?: number;
}
