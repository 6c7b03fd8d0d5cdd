import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import { engineMissing, enginesIn, folderWithEngine } from './support/embedded-engine.js';
import { openStream } from './support/event-stream.js';

/** A model of 135 million parameters on a shared processor. */
const SLOW_MS = 90_000;
/** Requests whose understanding this model puts into the right form; what it understands does not matter here. */
const REQUESTS = ['wer besitzt db-prod-03?', 'what is raid 5'] as const;

const missing = await engineMissing();
const needs = missing ? ` (cannot be had: ${missing})` : '';

describe.skipIf(missing)(`a real model in the embedded engine${needs}`, () => {
  let app: TestApp;
  let folder: Awaited<ReturnType<typeof folderWithEngine>>;

  beforeAll(async () => {
    folder = await folderWithEngine();
    app = await TestApp.start({
      flags: { LLM_PROVIDER: 'embedded', FAST_PATH: 'off', DATA_DIR: folder.dataDir },
    });
  });
  afterAll(async () => {
    await folder?.remove();
  });

  it(
    'makes a decision of stage A',
    async () => {
      const { answer } = await app.http.ask(REQUESTS[0]);
      expect(answer.decision, answer.message).toMatchObject({ source: 'llm', cache_hit: false });
      expect(answer.llm_calls).toBeGreaterThanOrEqual(1);
      expect(answer.tokens.prompt).toBeGreaterThan(0);
      expect(answer.tokens.completion).toBeGreaterThan(0);
      expect(answer.timings.llm_ms).toBeGreaterThan(0);
      expect(answer.degraded).toBe(false);
    },
    SLOW_MS,
  );

  /** What `/health` tells of the engine, looked at anew. */
  const running = async (): Promise<unknown> => {
    await app.http.get('/health/startup');
    const { load } = (await app.http.get('/health')).body['llm'] as { load?: { running?: number } };
    return load?.running;
  };

  it(
    'stops working when the reader of an answer leaves',
    async () => {
      const reader = new AbortController();
      const { events } = await openStream(app.url, { request: REQUESTS[1] }, reader.signal);
      for await (const { event } of events()) {
        if (event !== 'delta') continue;
        expect(await running()).toBe(1);
        break;
      }
      reader.abort();
      await expect.poll(running, { timeout: 30_000, interval: 100 }).toBe(0);
    },
    SLOW_MS,
  );

  it(
    'is replaced by itself after its process was killed, before anybody asks',
    async () => {
      const [engine, ...others] = await enginesIn(folder.dataDir);
      expect(others).toEqual([]);
      if (engine === undefined) throw new Error('The engine is not running.');
      process.kill(engine, 'SIGKILL');
      const replaced = async () => (await enginesIn(folder.dataDir)).some((id) => id !== engine);
      await expect.poll(replaced, { timeout: 30_000 }).toBe(true);
      const { answer } = await app.http.ask(REQUESTS[0], { headers: { 'Cache-Control': 'no-cache' } });
      expect(answer.decision, answer.message).toMatchObject({ source: 'llm' });
    },
    SLOW_MS,
  );

  it('leaves no process behind', async () => {
    await app.close();
    expect(await enginesIn(folder.dataDir)).toEqual([]);
  });
});
