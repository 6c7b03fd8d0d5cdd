import { PassThrough } from 'node:stream';
import type { Response as HttpResponse } from 'express';
import { describe, expect, it, vi } from 'vitest';
import { OperationalError, type Response } from '@app/contracts';
import { EventStream } from './event-stream.js';

const REQUEST_ID = '0f0f7c1e-8f43-4f6e-9a44-0a5d8f9f6f11';

function replyOf() {
  const reply = Object.assign(new PassThrough({ encoding: 'utf8' }), { writeHead: vi.fn<() => void>() });
  let text = '';
  reply.on('data', (chunk: string) => (text += chunk));
  return { reply: reply as unknown as HttpResponse, events: () => text.match(/^event: .*$/gm) ?? [] };
}

describe('EventStream', () => {
  it('gives signs of life while the work says nothing, and none after it', async () => {
    const { reply, events } = replyOf();
    const beats = () => events().filter((event) => event === 'event: heartbeat').length;
    await new EventStream(reply, 5).follow(REQUEST_ID, async (observe) => {
      await vi.waitUntil(() => beats() >= 3);
      observe({ type: 'delta', text: 'at last' });
      return {} as Response;
    });
    await vi.waitUntil(() => events().at(-1) === 'event: delta');
    expect(reply.writableEnded).toBe(true);
  });

  it('ends with an error that names the request', async () => {
    const { reply, events } = replyOf();
    await new EventStream(reply).follow(REQUEST_ID, async () => {
      throw new OperationalError('not_found', 'There is none.', 'Look elsewhere.');
    });
    await vi.waitUntil(() => events().length > 0);
    expect(events()).toEqual(['event: error']);
  });

  it('writes nothing to a reader who has left', async () => {
    const { reply, events } = replyOf();
    await new EventStream(reply, 1).follow(REQUEST_ID, async (observe) => {
      reply.destroy();
      observe({ type: 'delta', text: 'to nobody' });
      return {} as Response;
    });
    expect(events()).toEqual([]);
  });
});
