import { ERROR_STATUS, type ErrorCode } from '@app/contracts';

/** RFC 9457 problem details, with what to do next. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
  readonly request_id: string;
  /** One entry per field that was not accepted. */
  readonly errors?: readonly string[];
}

/** When to ask again after a 503 that does not say so itself, in seconds. */
export const RETRY_AFTER_SECONDS = 10;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Payload too large',
  415: 'Unsupported media type',
  499: 'Cancelled',
  500: 'Internal error',
  502: 'Bad gateway',
  503: 'Service unavailable',
  504: 'Timeout',
};

export function problem(
  status: number,
  code: string,
  detail: string,
  hint: string,
  requestId: string,
  errors?: readonly string[],
): Problem {
  return {
    type: `urn:opsconductor:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail,
    hint,
    request_id: requestId,
    ...(errors ? { errors } : {}),
  };
}

export function statusOf(code: string): number {
  return ERROR_STATUS[code as ErrorCode] ?? 500;
}
