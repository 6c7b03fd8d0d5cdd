import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ManualClock, SystemClock, type Clock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EmbeddedProvider } from './embedded.provider.js';

const SERVER = fileURLToPath(
  new URL('../../../../test/support/scripted-engine/llama-server.mjs', import.meta.url),
);

const request = () => ({
  messages: [{ role: 'user' as const, content: 'which process are you?' }],
  maxTokens: 16,
  temperature: 0,
  deadlineMs: 15_000,
  signal: new AbortController().signal,
  priority: 'interactive' as const,
  purpose: 'test',
});

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
    modelFile = join(dataDir, 'model.gguf');
  });
  afterEach(async () => {
    await provider.close();
    await rm(dataDir, { recursive: true });
  });

  async function installed(model: string, clock: Clock = new SystemClock()): Promise<EmbeddedProvider> {
    await writeFile(modelFile, model);
    provider = new EmbeddedProvider({ dataDir, serverBinary: SERVER, modelFile }, clock);
    return provider;
  }

  const answeringProcess = async (): Promise<number> => Number((await provider.complete(request())).text);

  it('says that it is not installed, and how to install it', async () => {
    provider = new EmbeddedProvider({ dataDir, serverBinary: SERVER, modelFile }, new SystemClock());
    expect((await provider.health(AbortSignal.timeout(5000))).status).toBe('not_configured');
    const failed = provider.complete(request());
    await expect(failed).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(failed).rejects.toThrow('npm run llm:embedded');
  });

  it('starts one engine at the first call and keeps it', async () => {
    await installed('good');
    const before = await provider.health(AbortSignal.timeout(5000));
    expect(before).toMatchObject({ status: 'up', provider: 'embedded', model: null });
    const processes = await Promise.all([answeringProcess(), answeringProcess(), answeringProcess()]);
    expect(new Set(processes).size).toBe(1);
    expect(await answeringProcess()).toBe(processes[0]);
    expect(await provider.info(AbortSignal.timeout(5000))).toMatchObject({
      provider: 'embedded',
      model: 'stand-in',
      context_tokens: 4096,
    });
  });

  it('starts another engine when the first has died', async () => {
    await installed('good');
    const first = await answeringProcess();
    process.kill(first, 'SIGKILL');
    const second = await vi.waitFor(answeringProcess, { timeout: 10_000 });
    expect(second).not.toBe(first);
  });

  it('ends the engine with itself, and starts none afterwards', async () => {
    await installed('good');
    const engine = await answeringProcess();
    expect(isRunning(engine)).toBe(true);
    await provider.close();
    expect(isRunning(engine)).toBe(false);
    await expect(answeringProcess()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('leaves an engine alone that keeps dying, for a while', async () => {
    const clock = new ManualClock();
    await installed('broken', clock);
    for (let start = 0; start < 4; start += 1) {
      await expect(answeringProcess()).rejects.toThrow('did not start');
    }
    await expect(answeringProcess()).rejects.toThrow('keeps dying');
    await writeFile(modelFile, 'good');
    await expect(answeringProcess()).rejects.toThrow('keeps dying');
    clock.advance(5 * 60 * 1000);
    expect(await answeringProcess()).toBeGreaterThan(0);
  });

  it('stops waiting for a start when the caller leaves', async () => {
    await installed('good');
    const controller = new AbortController();
    const answer = provider.complete({ ...request(), signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
