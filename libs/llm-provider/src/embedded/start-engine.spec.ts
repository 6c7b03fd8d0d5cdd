import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EngineCommand, findEngine } from './engine-command.js';
import { freePort } from './free-port.js';
import { PORTS_TRIED, startEngine } from './start-engine.js';

const SERVER = fileURLToPath(
  new URL('../../../../test/support/scripted-engine/llama-server.mjs', import.meta.url),
);
const within = () => AbortSignal.timeout(15_000);

describe('startEngine', () => {
  let folder: string;
  let modelFile: string;
  let command: EngineCommand;
  const strangers: Server[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engine-'));
    modelFile = join(folder, 'model.gguf');
    await writeFile(modelFile, 'good');
    const found = await findEngine({ dataDir: folder, serverBinary: SERVER, modelFile }, within());
    command = found!.command;
  });
  afterEach(async () => {
    for (const stranger of strangers.splice(0)) {
      if ('closeAllConnections' in stranger) stranger.closeAllConnections();
      stranger.close();
    }
    await rm(folder, { recursive: true });
  });

  async function takenBy(stranger: Server): Promise<number> {
    strangers.push(stranger);
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    return (stranger.address() as AddressInfo).port;
  }

  const friendly = () => createServer((_request, response) => response.end('{"status":"ok"}'));
  /** Takes connections and says nothing; the engine's own words are all that tells of it. */
  const silent = () => createTcpServer() as unknown as Server;

  it.each([
    ['answers as if it were healthy', friendly],
    ['answers nothing', silent],
  ])('takes another port where a stranger has the first, that %s', async (_what, stranger) => {
    const taken = await takenBy(stranger());
    const ports = [Promise.resolve(taken), freePort()];
    const engine = await startEngine(command, within(), () => ports.shift() ?? freePort());
    try {
      expect(ports).toEqual([]);
      expect(engine.url).not.toContain(`:${taken}`);
    } finally {
      await engine.stop();
    }
  });

  it('gives up after a few', async () => {
    const taken = await takenBy(friendly());
    let asked = 0;
    const ports = async () => {
      asked += 1;
      return taken;
    };
    await expect(startEngine(command, within(), ports)).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('Another program'),
    });
    expect(asked).toBe(PORTS_TRIED);
  });

  it('tries an engine once that dies for another reason', async () => {
    await writeFile(modelFile, 'broken');
    let asked = 0;
    const ports = () => {
      asked += 1;
      return freePort();
    };
    await expect(startEngine(command, within(), ports)).rejects.toThrow('did not start');
    expect(asked).toBe(1);
  });
});
