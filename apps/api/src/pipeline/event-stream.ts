import type { Response as HttpResponse } from 'express';
import { OperationalError, type Response } from '@app/contracts';
import type { PipelineObserver } from '@app/pipeline';
import { problem, statusOf } from '../http/problem.js';

const HEARTBEAT_MS = 10_000;

/** Server-sent events of one request: `stage`, `delta`, `heartbeat`, then `response` or `error`. */
export class EventStream {
  constructor(private readonly reply: HttpResponse) {}

  /** Runs the work and sends what it reports; ends the stream whatever happens. */
  async follow(requestId: string, work: (observe: PipelineObserver) => Promise<Response>): Promise<void> {
    this.reply.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const heartbeat = setInterval(() => this.send('heartbeat', { request_id: requestId }), HEARTBEAT_MS);
    try {
      await work(({ type, ...event }) => this.send(type, 'response' in event ? event.response : event));
    } catch (error) {
      this.send('error', problemOf(error, requestId));
    } finally {
      clearInterval(heartbeat);
      this.reply.end();
    }
  }

  private send(event: string, data: object): void {
    if (!this.reply.writableEnded && !this.reply.destroyed)
      this.reply.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

function problemOf(error: unknown, requestId: string): object {
  if (error instanceof OperationalError)
    return problem(statusOf(error.code), error.code, error.detail, error.hint, requestId);
  return problem(
    500,
    'internal',
    'The request failed inside the system.',
    'Look for the request id in the log.',
    requestId,
  );
}
