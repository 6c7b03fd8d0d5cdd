import { once } from 'node:events';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { type ExecutionEvent, OperationalError } from '@app/contracts';
import { problemOf } from '../http/problem-of.js';

const MAXIMUM_STREAMS = 100;
const HEARTBEAT_MS = 10_000;

/** Streams of server-sent events on executions; a bounded number of them. */
@Injectable()
export class ExecutionStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ExecutionStreams.name);
  private readonly open = new Set<Response>();

  /** @throws OperationalError `overloaded` where too many streams are open */
  async follow(
    reply: Response,
    requestId: string,
    events: AsyncIterable<ExecutionEvent>,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.open.size >= MAXIMUM_STREAMS)
      throw new OperationalError(
        'overloaded',
        `${MAXIMUM_STREAMS} streams are open.`,
        'Ask GET /executions/:id, or come back.',
        { retryAfterSeconds: 10 },
      );
    this.open.add(reply);
    const heartbeat = setInterval(() => reply.write('event: heartbeat\ndata: {}\n\n'), HEARTBEAT_MS);
    try {
      reply.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      reply.flushHeaders();
      for await (const { sequence, type, at, data } of events) {
        const text = `id: ${sequence}\nevent: ${type}\ndata: ${JSON.stringify({ at, ...data })}\n\n`;
        if (!reply.write(text)) await once(reply, 'drain', { signal });
      }
    } catch (error) {
      if (!signal.aborted) {
        const problem = problemOf(error, requestId);
        this.logger.error(
          `${requestId}: ${problem.detail}`,
          error instanceof Error ? error.stack : undefined,
        );
        reply.write(`event: error\ndata: ${JSON.stringify(problem)}\n\n`);
      }
    } finally {
      clearInterval(heartbeat);
      this.open.delete(reply);
      reply.end();
    }
  }

  /** Watchers come back to another process; they must not keep this one. */
  beforeApplicationShutdown(): void {
    for (const reply of this.open) reply.destroy();
  }
}
