import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { spawn } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { LlmError } from '../llm.errors.js';
import { HttpAgent } from './http-agent.js';
import { fetchReply } from './http-json.js';

const TIMEOUT = { connectMs: 300, connections: 2 };

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

/** Listens with the shortest queue there is, prints its port, and accepts nothing once it is stopped. */
const LISTENER = `
const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () =>
  console.log(server.address().port));`;

describe('HttpAgent', () => {
  let agent: HttpAgent;
  let server: Server | undefined;

  async function serving(handle: Parameters<typeof createServer>[1]): Promise<string> {
    server = createServer(handle).listen(0, '127.0.0.1');
    await once(server, 'listening');
    agent = new HttpAgent(TIMEOUT);
    return `http://127.0.0.1:${portOf(server)}`;
  }

  afterEach(async () => {
    await agent.close();
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it('keeps connections for the calls that follow', async () => {
    const url = await serving((_request, response) => response.end('{}'));
    const sockets = new Set<Socket>();
    server?.on('connection', (socket: Socket) => sockets.add(socket));
    for (let call = 0; call < 10; call += 1) {
      const reply = await fetchReply(url, { signal: AbortSignal.timeout(5000), http: agent });
      await reply.text();
    }
    expect(sockets.size).toBeLessThanOrEqual(TIMEOUT.connections);
  });

  it('opens no more connections than it may', async () => {
    const url = await serving((_request, response) => setTimeout(() => response.end('{}'), 20));
    let most = 0;
    server?.on('connection', () => server?.getConnections((_error, count) => (most = Math.max(most, count))));
    const calls = Array.from({ length: 10 }, () =>
      fetchReply(url, { signal: AbortSignal.timeout(5000), http: agent }).then((reply) => reply.text()),
    );
    await Promise.all(calls);
    expect(most).toBeLessThanOrEqual(TIMEOUT.connections);
  });

  it('gives up an idle connection before a server that closes its own after 5 s', async () => {
    const url = await serving((_request, response) => response.end('{}'));
    if (server) server.keepAliveTimeout = 5000;
    const closed = new Promise<string>((resolve) =>
      server?.on('connection', (socket: Socket) => socket.on('end', () => resolve('by the client'))),
    );
    await (await fetchReply(url, { signal: AbortSignal.timeout(5000), http: agent })).text();
    expect(await closed).toBe('by the client');
  });

  it('does not wait for a connection that is never made', async () => {
    const listener = spawn(process.execPath, ['-e', LISTENER], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = (await once(listener.stdout, 'data')) as [Buffer];
    const port = Number(printed.toString());
    listener.kill('SIGSTOP');
    // The system answers for a program that is stopped until its queue is full.
    const fillers = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    agent = new HttpAgent(TIMEOUT);
    try {
      const call = fetchReply(`http://127.0.0.1:${port}`, {
        signal: AbortSignal.timeout(15_000),
        http: agent,
      });
      await expect(call).rejects.toMatchObject({ kind: 'timeout', phase: 'connect' });
    } finally {
      for (const filler of fillers) filler.destroy();
      listener.kill('SIGKILL');
    }
  });

  it('ends what still runs when it is closed', async () => {
    const hanging = createTcpServer().listen(0, '127.0.0.1');
    await once(hanging, 'listening');
    agent = new HttpAgent(TIMEOUT);
    const call = fetchReply(`http://127.0.0.1:${portOf(hanging)}`, {
      signal: AbortSignal.timeout(15_000),
      http: agent,
    });
    const failed = call.catch((error: unknown) => error);
    const [socket] = (await once(hanging, 'connection')) as [Socket];
    const ended = once(socket, 'close');
    await agent.close();
    expect(await failed).toBeInstanceOf(LlmError);
    await ended;
    hanging.close();
  });
});
