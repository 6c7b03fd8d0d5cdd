import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { EngineProcess } from './engine-process.js';

describe('EngineProcess', () => {
  it('does not take a stranger on its port for the engine', async () => {
    const stranger = createServer((_request, response) => response.end('{"status":"ok"}'));
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const command = () => ({ program: 'sleep', arguments: ['60'] });
    const started = EngineProcess.start(command, AbortSignal.timeout(10_000), port);
    await expect(started).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('Another program'),
    });
    stranger.closeAllConnections();
    stranger.close();
  });

  it('tells that a program cannot be started', async () => {
    const command = () => ({ program: '/nonexistent', arguments: [] });
    const started = EngineProcess.start(command, AbortSignal.timeout(10_000));
    await expect(started).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
