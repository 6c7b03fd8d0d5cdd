import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enginesIn } from '../../../../test/e2e/support/embedded-engine.js';
import { groupOf, processesOf } from '../../../../test/support/process-group.js';
import { findEngine } from './engine-command.js';
import { EngineProcess } from './engine-process.js';
import { freePort } from './free-port.js';

const SERVER = fileURLToPath(
  new URL('../../../../test/support/scripted-engine/llama-server.mjs', import.meta.url),
);
const within = () => AbortSignal.timeout(10_000);

describe('EngineProcess', () => {
  it('does not take a stranger on its port for the engine, and tells it no key', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const stranger = createServer(({ headers }, response) => {
      seen.push(headers);
      response.end('{"status":"ok"}');
    });
    stranger.listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const command = () => ({ program: 'sleep', arguments: ['60'] });
    const started = EngineProcess.start(command, port, within());
    await expect(started).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('Another program'),
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
    stranger.closeAllConnections();
    stranger.close();
  });

  it('tells that a program cannot be started', async () => {
    const command = () => ({ program: '/nonexistent', arguments: [] });
    const started = EngineProcess.start(command, await freePort(), within());
    await expect(started).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('the processes of an engine', () => {
  let dataDir: string;
  let engine: EngineProcess;
  let group: number;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'engine-'));
    const modelFile = join(dataDir, 'models', 'model.gguf');
    await mkdir(join(dataDir, 'models'));
    await writeFile(modelFile, 'good');
    const found = await findEngine({ dataDir, serverBinary: SERVER, modelFile }, within());
    engine = await EngineProcess.start(found!.command, await freePort(), within());
    const [processId] = await enginesIn(dataDir);
    group = await groupOf(processId!);
    // The tests signal the whole group, and must not be in it: nor may a Ctrl-C in a terminal reach it.
    if (group === (await groupOf(process.pid))) throw new Error('The engine is in the group of the tests.');
  });
  afterEach(async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true });
  });

  const expectNoneLeft = () => vi.waitFor(async () => expect(await processesOf(group)).toEqual([]));

  it('all end with it', async () => {
    await engine.stop();
    await expectNoneLeft();
  });

  it('all end when it is killed, though every one of them is stopped', async () => {
    process.kill(-group, 'SIGSTOP');
    engine.kill();
    await engine.ended;
    await expectNoneLeft();
  });

  it('all end in time when every one of them is stopped', async () => {
    process.kill(-group, 'SIGSTOP');
    await engine.stop();
    await expectNoneLeft();
  });

  it('all end when the shell that watches dies', async () => {
    process.kill(group, 'SIGKILL');
    await engine.ended;
    expect(engine.alive).toBe(false);
    await expectNoneLeft();
  });
});
