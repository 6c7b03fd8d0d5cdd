import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestApp } from '../e2e/support/app.js';
import { engineMissing, enginesIn, folderWithEngine } from '../e2e/support/embedded-engine.js';
import { freePort } from '../support/free-port.js';
import { askMany, figuresOf } from './support/asked-under-chaos.js';
import { EngineChild } from './support/engine-child.js';
import { heldResources, untilReleased } from './support/held-resources.js';
import { seededRandom } from './support/seeded-random.js';

const SEED = 20_261_125;

/** How a request may end while its engine is killed. Any other code, or none, is a fault of ours. */
const ENDINGS = new Set(['answered', 'llm_unavailable', 'llm_overloaded', 'timeout', 'invalid_model_output']);

/** For what is neither model nor waiting for one, on a machine that does other things too. */
const SLACK_MS = 3000;

const QUICK = {
  FAST_PATH: 'off',
  LLM_CONNECT_TIMEOUT_MS: '500',
  LLM_FIRST_TOKEN_TIMEOUT_MS: '800',
  LLM_IDLE_TIMEOUT_MS: '800',
};

/** Does one thing after another until the work is over, with peace between: so long at least, twice so long at most. */
async function disturb(
  work: Promise<unknown>,
  shortestMs: number,
  acts: readonly (() => Promise<void>)[],
): Promise<number> {
  const random = seededRandom(SEED);
  let over = false;
  void work.finally(() => (over = true));
  for (let act = 0; ; act += 1) {
    await pause(shortestMs * (1 + random()));
    if (over) return act;
    await acts[act % acts.length]?.();
  }
}

describe('an engine that is killed, hung and restarted in turn', () => {
  const limitMs = 3000;
  let held: Record<string, number>;
  let engine: EngineChild;
  let app: TestApp;

  beforeAll(async () => {
    held = heldResources();
    engine = new EngineChild(await freePort());
    await engine.start();
    const flags = {
      ...QUICK,
      LLM_PROVIDER: 'vllm',
      VLLM_BASE_URL: engine.url,
      LLM_TIMEOUT_MS: String(limitMs),
    };
    app = await TestApp.start({ flags: { ...flags, LLM_CONCURRENCY: '4', LLM_QUEUE: '6' } });
  });

  afterAll(async () => {
    engine.continue();
    await engine.end('SIGKILL');
  });

  it('costs no request more than its deadline, and none its answer or a typed error', async () => {
    const asked = askMany(app, 200, 120);
    const acts = await disturb(asked, 1200, [
      async () => {
        await engine.end('SIGKILL');
        await pause(300);
        await engine.start();
      },
      async () => {
        engine.hang();
        await pause(1500);
        engine.continue();
      },
      async () => {
        await engine.end('SIGTERM');
        await engine.start();
      },
    ]);
    const endings = await asked;
    console.log('scripted engine:', { disturbances: acts, ...figuresOf(endings) });
    expect(endings).toHaveLength(200);
    expect(endings.filter(({ outcome }) => !ENDINGS.has(outcome))).toEqual([]);
    expect(Math.max(...endings.map(({ ms }) => ms))).toBeLessThan(limitMs + SLACK_MS);
    expect(acts).toBeGreaterThanOrEqual(3);
    expect(new Set(endings.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
    expect(figuresOf(endings)).toHaveProperty('answered');
  });

  it('is answered by again when it is left in peace', async () => {
    const recovered = async () => (await askMany(app, 1, 0))[0]?.outcome === 'answered';
    await vi.waitUntil(recovered, { timeout: 30_000, interval: 250 });
    const endings = await askMany(app, 10, 100);
    expect(endings.every(({ outcome }) => outcome === 'answered')).toBe(true);
  });

  it('leaves no socket, timer or process of ours behind', async () => {
    await app.close();
    engine.continue();
    await engine.end('SIGKILL');
    expect(await untilReleased(held, 15_000)).toEqual({});
  });
});

const missing = await engineMissing();
const needs = missing ? ` (cannot be had: ${missing})` : '';

describe.skipIf(missing)(`a real engine of ours that is killed and hung in turn${needs}`, () => {
  const limitMs = 20_000;
  let folder: Awaited<ReturnType<typeof folderWithEngine>>;
  let app: TestApp;

  beforeAll(async () => {
    folder = await folderWithEngine();
    const flags = {
      ...QUICK,
      LLM_PROVIDER: 'embedded',
      DATA_DIR: folder.dataDir,
      LLM_TIMEOUT_MS: String(limitMs),
    };
    app = await TestApp.start({ flags: { ...flags, LLM_FIRST_TOKEN_TIMEOUT_MS: '8000' } });
  });

  afterAll(() => folder?.remove());

  const signalEngine = async (signal: NodeJS.Signals): Promise<void> => {
    for (const id of await enginesIn(folder.dataDir)) process.kill(id, signal);
  };

  it('costs no request more than its deadline, and comes back by itself', async () => {
    const asked = askMany(app, 30, 3000);
    const acts = await disturb(asked, 15_000, [
      async () => {
        await signalEngine('SIGKILL');
      },
      async () => {
        await signalEngine('SIGSTOP');
      },
    ]);
    const endings = await asked;
    console.log('real engine:', { disturbances: acts, ...figuresOf(endings) });
    expect(endings.filter(({ outcome }) => !ENDINGS.has(outcome))).toEqual([]);
    // An unusable answer is asked for once more.
    expect(Math.max(...endings.map(({ ms }) => ms))).toBeLessThan(2 * limitMs + SLACK_MS);
    expect(acts).toBeGreaterThanOrEqual(2);
    expect(figuresOf(endings)).toHaveProperty('answered');
    const alive = async () => (await enginesIn(folder.dataDir)).length === 1;
    await vi.waitUntil(alive, { timeout: 60_000, interval: 250 });
    await app.close();
    expect(await enginesIn(folder.dataDir)).toEqual([]);
  });
});
