import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ManualClock, SystemClock, type Clock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enginesIn } from '../../../../test/e2e/support/embedded-engine.js';
import { requestOf } from '../../../../test/support/fake-provider.js';
import type { BackOffLimits } from './back-off.js';
import { embeddedFolder } from './embedded-folder.js';
import { EmbeddedProvider } from './embedded.provider.js';
import { RESTARTS } from './engine-supervisor.js';

const SERVER = fileURLToPath(
  new URL('../../../../test/support/scripted-engine/llama-server.mjs', import.meta.url),
);
const HOOKS = new URL('../../../../test/support/typescript-hooks.mjs', import.meta.url).href;

const QUICK: BackOffLimits = { firstMs: 10, longestMs: 100, forgetAfterMs: 60_000 };
/** Longer than a call waits. */
const SLOW: BackOffLimits = { firstMs: 10_000, longestMs: 30_000, forgetAfterMs: 60_000 };
/** For a process that is told to end, and then made to. */
const A_WHILE = { timeout: 15_000, interval: 50 };

/** A process that starts an engine, says which, and does nothing else. */
const PARENT = `
const { EmbeddedProvider } = await import(process.argv[1]);
const { SystemClock } = await import(process.argv[2]);
const options = JSON.parse(process.argv[3]);
const provider = new EmbeddedProvider(options, new SystemClock());
const { text } = await provider.complete({ messages: [{ role: 'user', content: 'x' }], maxTokens: 16,
  temperature: 0, deadlineMs: 15000, signal: new AbortController().signal, priority: 'interactive', purpose: 'x' });
console.log(text);
setInterval(() => undefined, 1000);`;

const library = (path: string): string => new URL(`../../../../libs/${path}`, import.meta.url).href;

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe('EmbeddedProvider', () => {
  let dataDir: string;
  let modelFile: string;
  let provider: EmbeddedProvider;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'embedded-'));
    await mkdir(join(dataDir, 'models'));
    modelFile = join(dataDir, 'models', 'model.gguf');
  });
  afterEach(async () => {
    await provider?.close();
    const left = await enginesIn(dataDir);
    if (left.length > 0) throw new Error(`Engines were left behind: ${left.join()}.`);
    await rm(dataDir, { recursive: true });
  });

  interface Installation {
    readonly model?: string;
    readonly clock?: Clock;
    readonly backOff?: BackOffLimits;
    readonly firstTokenMs?: number;
  }

  async function installed(installation: Installation = {}): Promise<EmbeddedProvider> {
    const {
      model = 'good',
      clock = new SystemClock(),
      backOff = QUICK,
      firstTokenMs = 15_000,
    } = installation;
    await writeFile(modelFile, model);
    const silence = { firstTokenMs, idleMs: 15_000 };
    provider = new EmbeddedProvider({ dataDir, serverBinary: SERVER, modelFile, backOff, silence }, clock);
    return provider;
  }

  /** Starts of a broken engine, which leaves a mark at each. */
  const attempts = async (): Promise<number> =>
    (await readFile(`${modelFile}.attempts`, 'utf8').catch(() => '')).length;

  const answeringProcess = async (): Promise<number> =>
    Number((await provider.complete(requestOf({ deadlineMs: 15_000 }))).text);

  it('says that it is not installed, and how to install it', async () => {
    provider = new EmbeddedProvider({ dataDir, serverBinary: SERVER, modelFile }, new SystemClock());
    expect((await provider.health(AbortSignal.timeout(5000))).status).toBe('not_configured');
    for (let call = 0; call < 2; call += 1) {
      await expect(answeringProcess()).rejects.toMatchObject({
        kind: 'unavailable',
        message: expect.stringContaining('npm run llm:embedded'),
      });
    }
  });

  it('starts no engine with a fetched model that has changed, and says how to fetch it again', async () => {
    const options = { dataDir, serverBinary: SERVER };
    await writeFile(embeddedFolder(dataDir).model, 'good, and not what was fetched');
    provider = new EmbeddedProvider(options, new SystemClock());
    await expect(answeringProcess()).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('npm run llm:embedded'),
    });
    expect(await enginesIn(dataDir)).toEqual([]);
    expect(await provider.health(AbortSignal.timeout(5000))).toMatchObject({
      status: 'not_configured',
      detail: expect.stringContaining('npm run llm:embedded'),
    });
  });

  it('starts one engine at the first call and keeps it', async () => {
    await installed();
    const before = await provider.health(AbortSignal.timeout(5000));
    expect(before).toMatchObject({ status: 'up', provider: 'embedded', model: null });
    const processes = await Promise.all([answeringProcess(), answeringProcess(), answeringProcess()]);
    expect(new Set(processes).size).toBe(1);
    expect(await answeringProcess()).toBe(processes[0]);
    expect(await enginesIn(dataDir)).toEqual([processes[0]]);
    expect(await provider.info(AbortSignal.timeout(5000))).toMatchObject({
      provider: 'embedded',
      model: 'stand-in',
      context_tokens: 4096,
    });
  });

  it('replaces an engine that has died by itself, before anybody asks', async () => {
    await installed();
    const first = await answeringProcess();
    process.kill(first, 'SIGKILL');
    const second = await vi.waitUntil(
      async () => (await enginesIn(dataDir)).find((engine) => engine !== first),
      A_WHILE,
    );
    expect(await answeringProcess()).toBe(second);
  });

  it('goes on trying by itself where an engine that has died does not come up', async () => {
    await installed();
    const first = await answeringProcess();
    await writeFile(modelFile, 'broken');
    process.kill(first, 'SIGKILL');
    await vi.waitUntil(async () => (await attempts()) >= 3, A_WHILE);
    await writeFile(modelFile, 'good');
    const [second] = await vi.waitUntil(async () => {
      const engines = await enginesIn(dataDir);
      return engines.length > 0 && engines;
    }, A_WHILE);
    expect(await answeringProcess()).toBe(second);
  });

  it('gives up at last, until somebody asks', async () => {
    await installed();
    const first = await answeringProcess();
    await writeFile(modelFile, 'broken');
    process.kill(first, 'SIGKILL');
    await vi.waitUntil(async () => (await attempts()) >= RESTARTS, A_WHILE);
    // The first call may still find the last of these at work; a later one is an attempt of its own.
    await vi.waitFor(async () => {
      await expect(answeringProcess()).rejects.toThrow('did not start');
      expect(await attempts()).toBeGreaterThan(RESTARTS);
    }, A_WHILE);
    const tried = await attempts();
    await sleep(10 * QUICK.longestMs);
    expect(await attempts()).toBe(tried);
  });

  it.each([
    ['a first token does not come', () => ({}), 'timeout'],
    ['a call runs out of time', () => ({ deadlineMs: 200 }), 'timeout'],
    ['a caller gives up', () => ({ signal: AbortSignal.timeout(200) }), 'cancelled'],
  ])('replaces an engine that answers nothing, noticed when %s', async (_when, limits, kind) => {
    await installed({ firstTokenMs: 300 });
    const first = await answeringProcess();
    process.kill(first, 'SIGSTOP');
    await expect(provider.complete(requestOf(limits()))).rejects.toMatchObject({ kind });
    await vi.waitUntil(() => !isRunning(first), A_WHILE);
    expect(await vi.waitFor(answeringProcess, A_WHILE)).not.toBe(first);
  });

  it('replaces an engine that answers nothing, noticed by whoever asks for its health', async () => {
    await installed();
    const first = await answeringProcess();
    process.kill(first, 'SIGSTOP');
    expect(await provider.health(AbortSignal.timeout(200))).toMatchObject({ status: 'down' });
    await vi.waitUntil(() => !isRunning(first), A_WHILE);
    expect(await vi.waitFor(answeringProcess, A_WHILE)).not.toBe(first);
  });

  it('keeps an engine that is alive and slow', async () => {
    await installed({ model: 'deaf', firstTokenMs: 300 });
    await expect(answeringProcess()).rejects.toMatchObject({ kind: 'timeout' });
    const [engine] = await enginesIn(dataDir);
    await expect(answeringProcess()).rejects.toMatchObject({ kind: 'timeout' });
    expect(await enginesIn(dataDir)).toEqual([engine]);
  });

  it('ends the engine with itself, also one that is stopped, and starts none afterwards', async () => {
    await installed();
    const engine = await answeringProcess();
    process.kill(engine, 'SIGSTOP');
    await provider.close();
    expect(isRunning(engine)).toBe(false);
    await expect(answeringProcess()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('can be closed while it starts', async () => {
    await installed();
    const answer = answeringProcess().catch((error: unknown) => error);
    await vi.waitUntil(async () => (await enginesIn(dataDir)).length > 0, A_WHILE);
    await provider.close();
    expect(await answer).toMatchObject({ kind: 'unavailable' });
  });

  it('leaves an engine alone that keeps dying, for a while, and says how long', async () => {
    const clock = new ManualClock();
    await installed({ model: 'broken', clock, backOff: SLOW });
    await expect(answeringProcess()).rejects.toThrow('did not start');
    await writeFile(modelFile, 'good');
    await expect(answeringProcess()).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining('keeps dying'),
      retryAfterMs: expect.any(Number),
    });
    expect((await provider.health(AbortSignal.timeout(5000))).status).toBe('down');
    clock.advance(SLOW.firstMs);
    expect(await answeringProcess()).toBeGreaterThan(0);
  });

  it('stops waiting for a start when the caller leaves', async () => {
    await installed();
    const controller = new AbortController();
    const answer = provider.complete(requestOf({ signal: controller.signal }));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it.each(['SIGCONT', 'SIGSTOP'] as const)(
    'takes an engine under %s along when it is killed',
    async (signal) => {
      await writeFile(modelFile, 'good');
      const options = JSON.stringify({ dataDir, serverBinary: SERVER, modelFile });
      const places = [
        library('llm-provider/src/embedded/embedded.provider.ts'),
        library('telemetry/src/index.ts'),
      ];
      const parent = spawn(
        process.execPath,
        ['--import', HOOKS, '--input-type=module', '-e', PARENT, ...places, options],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
      const engine = Number(printed.toString());
      expect(isRunning(engine)).toBe(true);
      process.kill(engine, signal);
      parent.kill('SIGKILL');
      await vi.waitUntil(() => !isRunning(engine), A_WHILE);
    },
  );
});
