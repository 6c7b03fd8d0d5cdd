import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HttpAgent } from './http-agent.js';
import { fetchJson } from './http-json.js';

const MOST_BYTES = 64 * 1024 * 1024;

describe('fetchJson', () => {
  let server: Server;
  const http = new HttpAgent();

  async function fetched(listener: RequestListener, signal = AbortSignal.timeout(10_000)): Promise<unknown> {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return fetchJson(`http://127.0.0.1:${port}`, z.object({ a: z.number() }), { signal, http });
  }

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads JSON of a known shape', async () => {
    expect(await fetched((_request, response) => response.end('{"a":1}'))).toEqual({ a: 1 });
  });

  it.each([
    ['a page', '<html>'],
    ['another shape', '{"a":"1"}'],
    ['nothing', ''],
  ])('refuses %s', async (_what, body) => {
    const call = fetched((_request, response) => response.end(body));
    await expect(call).rejects.toMatchObject({ kind: 'bad_output' });
  });

  it('reads no more than a bound of a reply without end', async () => {
    let sent = 0;
    const call = fetched((_request, response) => {
      const blanks = ' '.repeat(1024 * 1024);
      const more = (): void => {
        while (sent < MOST_BYTES && !response.destroyed) {
          sent += blanks.length;
          if (!response.write(blanks)) return void response.once('drain', more);
        }
        response.end('{"a":1}');
      };
      more();
    });
    await expect(call).rejects.toMatchObject({ kind: 'bad_output' });
    expect(sent).toBeLessThan(MOST_BYTES);
  });

  it('says that the engine is gone where the reply is cut', async () => {
    const call = fetched((_request, response) => {
      response.write('{"a":', () => response.socket?.resetAndDestroy());
    });
    await expect(call).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('says that it was left where the caller left in the middle of the reply', async () => {
    const leaver = new AbortController();
    const call = fetched((_request, response) => {
      response.write('{"a":', () => setImmediate(() => leaver.abort()));
    }, leaver.signal);
    await expect(call).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
