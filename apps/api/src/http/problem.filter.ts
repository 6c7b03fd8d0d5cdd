import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OperationalError } from '@app/contracts';
import { PROBLEM_MEDIA_TYPE, RETRY_AFTER_SECONDS } from './problem.js';
import { problemOf } from './problem-of.js';
import { requestIdOf } from './request-id.js';

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
    const body = problemOf(thrown, requestIdOf(http.getRequest<Request>()));
    if (body.status >= 500)
      this.logger.error(
        `${body.request_id}: ${body.detail}`,
        thrown instanceof Error ? thrown.stack : undefined,
      );
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (body.status === 503) response.setHeader('Retry-After', String(retryAfter(thrown)));
    response.status(body.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body));
  }
}

/** A failed readiness check keeps the health report as its body: that is what its readers parse. */
function isHealthReport(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'status' in body && 'details' in body;
}

function retryAfter(thrown: unknown): number {
  return (thrown instanceof OperationalError ? thrown.retryAfterSeconds : undefined) ?? RETRY_AFTER_SECONDS;
}
