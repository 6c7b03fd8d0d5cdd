import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { describeWithRedis, describeWithRedisServer } from './redis.js';

/** What Redis says to one command, or `undefined` where it says nothing for as long as is given. */
async function ask(url: string, command: string, milliseconds: number): Promise<string | undefined> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    socket.write(`${command}\r\n`);
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(milliseconds) });
    return String(answer).trim();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined;
    throw error;
  } finally {
    socket.destroy();
  }
}

describeWithRedis('describeWithRedis', (redis) => {
  it('gives a Redis that answers', async () => {
    expect(await ask(redis().url, 'PING', 5_000)).toBe('+PONG');
  });
});

describeWithRedisServer('describeWithRedisServer', (redis) => {
  it('gives one that hangs when paused and goes on when resumed', async () => {
    redis().pause();
    expect(await ask(redis().url, 'PING', 200)).toBeUndefined();
    redis().resume();
    expect(await ask(redis().url, 'PING', 5_000)).toBe('+PONG');
  });
});
