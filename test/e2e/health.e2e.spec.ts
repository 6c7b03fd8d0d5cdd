import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeWithRedisServer } from '../support/redis.js';
import { text } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';

describe('health of a small installation', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  it('is alive', async () => {
    const { status, body } = await app.http.get('/health/live');
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ok', service: 'opsconductor' } });
  });

  it.each(['/health/ready', '/health/startup'])('answers %s with a report of every part', async (path) => {
    await app.http.get('/health/startup');
    const { status, body } = await app.http.get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ok',
      details: { database: { status: 'up' }, llm: {}, queue: {}, redis: {}, disk: {} },
    });
  });

  it('tells the state of each part and how old that knowledge is', async () => {
    await app.http.get('/health/startup');
    const { status, body } = await app.http.get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ok',
      database: { status: 'up' },
      llm: { status: 'not_configured' },
      redis: { status: 'not_configured' },
      disk: { status: expect.stringMatching(/^(up|degraded)$/) },
    });
    const prompts = (await app.http.get('/prompts')).body;
    expect(body['warnings']).toEqual(prompts['warnings']);
    for (const part of ['database', 'llm', 'queue', 'redis', 'disk'])
      expect(body[part]).toMatchObject({ age_ms: expect.any(Number), detail: expect.stringMatching(/\S/) });
  });
});

describe.each(['vllm', 'ollama'] as const)('health of %s', (wire) => {
  let engine: ScriptedEngine;
  let app: TestApp;

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [text('hello')] });
    const url = wire === 'vllm' ? { VLLM_BASE_URL: engine.url } : { OLLAMA_BASE_URL: engine.url };
    app = await TestApp.start({ flags: { LLM_PROVIDER: wire, ...url } });
  });
  afterAll(async () => {
    await app?.close();
    if (engine.listening) await engine.stop();
  });

  const observed = async () => {
    await app.http.get('/health/startup');
    return app.http.get('/health');
  };

  it('is up while it answers, and only degrades the whole when it does not', async () => {
    expect(await observed()).toMatchObject({ status: 200, body: { status: 'ok', llm: { status: 'up' } } });
    await engine.stop();
    expect(await observed()).toMatchObject({
      status: 200,
      body: { status: 'degraded', llm: { status: 'down' } },
    });
    expect((await app.http.get('/health/ready')).status).toBe(200);
  });
});

describeWithRedisServer('health of Redis', (redis) => {
  let app: TestApp | undefined;
  afterEach(() => app?.close());

  const observe = async (requires: string) => {
    app = await TestApp.start({ flags: { REDIS_URL: redis().url, READY_REQUIRES: requires } });
    const { http } = app;
    return async () => {
      await http.get('/health/startup');
      return { health: await http.get('/health'), ready: await http.get('/health/ready') };
    };
  };

  it('is up, down while Redis hangs, and up again; where it is not required, that only degrades', async () => {
    const observed = await observe('database');
    expect(await observed()).toMatchObject({
      health: { status: 200, body: { status: 'ok', redis: { status: 'up' } } },
      ready: { status: 200 },
    });
    redis().pause();
    try {
      expect(await observed()).toMatchObject({
        health: { status: 200, body: { status: 'degraded', redis: { status: 'down' } } },
        ready: { status: 200 },
      });
    } finally {
      redis().resume();
    }
    expect((await observed()).health.body).toMatchObject({ status: 'ok', redis: { status: 'up' } });
  });

  it('makes the whole not ready where it is required and dead', async () => {
    const observed = await observe('database,redis');
    expect((await observed()).ready.status).toBe(200);
    await redis().stop();
    const { health, ready } = await observed();
    expect(health).toMatchObject({ status: 503, body: { status: 'down', redis: { status: 'down' } } });
    expect(ready).toMatchObject({ status: 503, body: { status: 'error', details: { redis: {} } } });
    expect((await app?.http.get('/health/live'))?.status).toBe(200);
    expect((await app?.http.ask('count all assets'))?.status).toBe(200);
  });
});
