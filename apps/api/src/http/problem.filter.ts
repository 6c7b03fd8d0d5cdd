import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OperationalError } from '@app/contracts';
import { type Problem, PROBLEM_MEDIA_TYPE, problem, statusOf } from './problem.js';
import { requestIdOf } from './request-id.js';

const RETRY_AFTER_SECONDS = 10;

/** The one place where failures become HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (thrown instanceof HttpException && isHealthReport(thrown.getResponse())) {
      response.status(thrown.getStatus()).json(thrown.getResponse());
      return;
    }
    const body = this.problemOf(thrown, requestIdOf(http.getRequest<Request>()));
    if (body.status >= 500)
      this.logger.error(body.detail, thrown instanceof Error ? thrown.stack : undefined);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (body.status === 503) response.setHeader('Retry-After', String(retryAfter(thrown)));
    response.status(body.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
  }

  private problemOf(thrown: unknown, requestId: string): Problem {
    if (thrown instanceof OperationalError)
      return problem(statusOf(thrown.code), thrown.code, thrown.detail, thrown.hint, requestId);
    if (thrown instanceof HttpException)
      return isBodyError(thrown.cause)
        ? bodyProblem(thrown.cause, requestId)
        : httpProblem(thrown, requestId);
    return problem(
      500,
      'internal',
      'The request failed inside the system.',
      'Look for the request id in the log.',
      requestId,
    );
  }
}

/** A failed readiness check keeps the health report as its body: that is what its readers parse. */
function isHealthReport(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'status' in body && 'details' in body;
}

function retryAfter(thrown: unknown): number {
  return (thrown instanceof OperationalError ? thrown.retryAfterSeconds : undefined) ?? RETRY_AFTER_SECONDS;
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
      'The request has fields that are not accepted.',
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
    type === 'entity.parse.failed' ? 'The body is not valid JSON.' : 'The request cannot be read.',
    'Send a JSON object with Content-Type: application/json.',
    requestId,
  );
}
