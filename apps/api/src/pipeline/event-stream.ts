import { Logger } from '@nestjs/common';
import type { Response as HttpResponse } from 'express';
import type { Response } from '@app/contracts';
import type { PipelineObserver } from '@app/pipeline';
import { problemOf } from '../http/problem-of.js';

/** Below the 60 s after which nginx gives up a silent stream. */
const HEARTBEAT_MS = 10_000;

/** Server-sent events of one request: `stage`, `delta`, `heartbeat`, then `response` or `error`. */
export class EventStream {
  private readonly logger = new Logger(EventStream.name);

  constructor(
    private readonly reply: Pick<HttpResponse, 'writeHead' | 'write' | 'end' | 'writableEnded' | 'destroyed'>,
    /** Milliseconds between signs of life. */
    private readonly heartbeatMs = HEARTBEAT_MS,
  ) {}

  /** Runs the work and sends what it reports; ends the stream whatever happens. */
  async follow(requestId: string, work: (observe: PipelineObserver) => Promise<Response>): Promise<void> {
    this.reply.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const heartbeat = setInterval(() => this.send('heartbeat', { request_id: requestId }), this.heartbeatMs);
    try {
      await work(({ type, ...event }) => this.send(type, 'response' in event ? event.response : event));
    } catch (error) {
      const problem = problemOf(error, requestId);
      if (problem.status >= 500)
        this.logger.error(
          `${problem.request_id}: ${problem.detail}`,
          error instanceof Error ? error.stack : undefined,
        );
      this.send('error', problem);
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
