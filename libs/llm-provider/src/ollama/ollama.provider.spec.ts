import { SystemClock } from '@app/telemetry';
import { afterEach, describe, expect, it } from 'vitest';
import { json, text } from '../../../../test/support/scripted-engine/script.js';
import {
  ScriptedEngine,
  type ScriptedEngineOptions,
} from '../../../../test/support/scripted-engine/scripted-engine.js';
import { OllamaProvider, type OllamaOptions } from './ollama.provider.js';

const request = (content = 'hello') => ({
  messages: [{ role: 'user' as const, content }],
  maxTokens: 33,
  temperature: 0.5,
  seed: 9,
  deadlineMs: 10_000,
  signal: new AbortController().signal,
  priority: 'interactive' as const,
  purpose: 'test',
});

describe('OllamaProvider', () => {
  let engine: ScriptedEngine;

  async function provider(
    engineOptions: Partial<ScriptedEngineOptions> = {},
    options: Partial<OllamaOptions> = {},
  ): Promise<OllamaProvider> {
    engine = await ScriptedEngine.start({ script: [text('hello')], ...engineOptions });
    return new OllamaProvider({ baseUrl: engine.url, contextTokens: 4096, ...options }, new SystemClock());
  }

  afterEach(() => engine.stop());

  it('always sends context and cap, and forbids silent cuts', async () => {
    const schema = { type: 'object' };
    const ollama = await provider({ script: [json({ a: 1 })] });
    await ollama.complete({ ...request(), schema: { name: 'sample', schema } });
    expect(engine.requests[0]?.body).toEqual({
      model: 'scripted-model',
      messages: [{ role: 'user', content: 'hello' }],
      stream: true,
      keep_alive: '30m',
      truncate: false,
      shift: false,
      format: schema,
      options: { num_ctx: 4096, num_predict: 33, temperature: 0.5, seed: 9 },
    });
  });

  it('turns thinking off for a model that thinks, and for no other', async () => {
    const ollama = await provider({ capabilities: ['completion', 'thinking'] });
    await ollama.complete(request());
    await ollama.complete(request());
    expect(engine.requests.map(({ body }) => body['think'])).toEqual([false, false]);
    expect(engine.paths.filter((path) => path === '/api/show')).toHaveLength(1);
  });

  it('notices a prompt that was cut to half of the context', async () => {
    const long = request('word '.repeat(600));
    const cut = { kind: 'text', text: 'hello', usage: { prompt: 258, completion: 1 } } as const;
    const ollama = await provider({ script: [cut] }, { contextTokens: 512 });
    await expect(ollama.complete(long)).rejects.toMatchObject({ kind: 'context_too_long' });
    engine.rescript([{ ...cut, usage: { prompt: 601, completion: 1 } }]);
    expect((await ollama.complete(long)).text).toBe('hello');
  });

  it('takes the configured model under either of its names', async () => {
    const ollama = await provider({ models: ['first:1b', 'wanted:latest'] }, { model: 'wanted' });
    expect(await ollama.health(AbortSignal.timeout(5000))).toMatchObject({ status: 'up', model: 'wanted' });
    await ollama.complete(request());
    expect(engine.requests[0]?.body['model']).toBe('wanted');
  });

  it('has no more context than its calls ask for, whatever others have loaded', async () => {
    const signal = AbortSignal.timeout(5000);
    const ollama = await provider({ contextTokens: 8192 }, { contextTokens: 2048 });
    expect((await ollama.info(signal)).context_tokens).toBe(2048);
  });

  it('is degraded where the loaded model has less context than asked for', async () => {
    const ollama = await provider({ contextTokens: 2048 });
    expect((await ollama.health(AbortSignal.timeout(5000))).status).toBe('degraded');
  });
});
