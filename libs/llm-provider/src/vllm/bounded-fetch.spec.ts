import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { boundedFetch } from './bounded-fetch.js';

const MEGABYTE = 'x'.repeat(1024 * 1024);
const ENOUGH_MEGABYTES = 64;

/** Counts what the server could send before its reader had enough. */
let sent = 0;

/** Writes this without end, as fast as it is read; gives up at what no reader should take. */
const endless =
  (status: number, text: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/event-stream' });
    const more = (): void => {
      while (sent < ENOUGH_MEGABYTES * MEGABYTE.length && !response.destroyed) {
        sent += text.length;
        if (!response.write(text)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  };

describe('boundedFetch', () => {
  let server: Server;

  async function fetched(listener: RequestListener): Promise<Response> {
    sent = 0;
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return boundedFetch(fetch)(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('hands over a stream of events as it is, with its status and headers', async () => {
    const events = `: ping\n\ndata: {"a":1}\r\n\r\ndata: Grüße\n\n`;
    const reply = await fetched((_request, response) => {
      response.writeHead(200, { 'x-kept': 'yes' });
      for (const byte of Buffer.from(events)) response.write(Buffer.of(byte));
      response.end();
    });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('x-kept')).toBe('yes');
    expect(await reply.text()).toBe(events);
  });

  it('hands over any number of events', async () => {
    const reply = await fetched((_request, response) => response.end(`${'x'.repeat(900_000)}\n\n`.repeat(5)));
    expect((await reply.text()).length).toBe(5 * 900_002);
  });

  it.each([
    ['a line', MEGABYTE],
    ['an event of short lines', 'data: x\n'.repeat(1000)],
    ['an event of short lines, as Windows ends them', 'data: x\r\n'.repeat(1000)],
  ])('reads no more than a bound of %s without end', async (_what, text) => {
    const reply = await fetched(endless(200, text));
    await expect(reply.text()).rejects.toMatchObject({ kind: 'bad_output' });
    expect(sent).toBeLessThan(16 * MEGABYTE.length);
  });

  it('keeps of an error what is needed to class it', async () => {
    const reply = await fetched(endless(500, MEGABYTE));
    expect(reply.status).toBe(500);
    expect((await reply.text()).length).toBeLessThanOrEqual(2 * MEGABYTE.length);
    expect(sent).toBeLessThan(16 * MEGABYTE.length);
  });
});
