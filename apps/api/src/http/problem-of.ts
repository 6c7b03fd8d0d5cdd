import { HttpException } from '@nestjs/common';
import { OperationalError } from '@app/contracts';
import { type Problem, problem, statusOf } from './problem.js';

/** What a caller is told of a failure. What only the log may know is not in it. */
export function problemOf(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof OperationalError)
    return problem(statusOf(thrown.code), thrown.code, thrown.detail, thrown.hint, requestId);
  if (thrown instanceof HttpException)
    return isBodyError(thrown.cause) ? bodyProblem(thrown.cause, requestId) : httpProblem(thrown, requestId);
  return problem(
    500,
    'internal',
    'The request failed inside the system.',
    'Look for the request id in the log.',
    requestId,
  );
}

function httpProblem(exception: HttpException, requestId: string): Problem {
  const status = exception.getStatus();
  const body = exception.getResponse();
  const messages =
    typeof body === 'object' && 'message' in body && Array.isArray(body.message) ? body.message : undefined;
  if (status === 400 && messages)
    return problem(
      400,
      'invalid_request',
      `The request is not accepted: ${messages.map(String).join('; ')}.`,
      'Mend the fields that `errors` names; /docs shows what they may be.',
      requestId,
      messages.map(String),
    );
  const code = status === 404 ? 'not_found' : status < 500 ? 'invalid_request' : 'internal';
  return problem(status, code, exception.message, 'See /docs for the routes and what they take.', requestId);
}

interface BodyError extends Error {
  readonly status: number;
  /** Set by the body parser; a path that cannot be decoded has none. */
  readonly type?: string;
}

/** Refused before a route was reached: malformed JSON, too large a body, a path that cannot be decoded. */
function isBodyError(thrown: unknown): thrown is BodyError {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number';
}

/** Never in the parser's own words: they quote the body, and a body may hold a secret. */
function bodyProblem({ status, type }: BodyError, requestId: string): Problem {
  if (type === 'entity.too.large')
    return problem(413, 'payload_too_large', 'The body is larger than 64 KiB.', 'Send less.', requestId);
  return problem(
    status,
    'invalid_request',
    type === 'entity.parse.failed' ? 'The body is not a JSON object.' : 'The request cannot be read.',
    'Send a JSON object with Content-Type: application/json.',
    requestId,
  );
}
