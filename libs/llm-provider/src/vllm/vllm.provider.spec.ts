import { SystemClock } from '@app/telemetry';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, text } from '../../../../test/support/scripted-engine/script.js';
import {
  ScriptedEngine,
  type ScriptedEngineOptions,
} from '../../../../test/support/scripted-engine/scripted-engine.js';
import { HttpAgent } from '../call/http-agent.js';
import { VllmProvider, type VllmOptions } from './vllm.provider.js';

const request = (signal = new AbortController().signal) => ({
  messages: [{ role: 'user' as const, content: 'hello' }],
  maxTokens: 33,
  temperature: 0.5,
  seed: 9,
  deadlineMs: 1234.5,
  signal,
  priority: 'interactive' as const,
  purpose: 'test',
});

describe('VllmProvider', () => {
  let engine: ScriptedEngine;

  async function provider(
    options: Partial<VllmOptions> = {},
    engineOptions: Partial<ScriptedEngineOptions> = {},
    suffix = '',
  ): Promise<VllmProvider> {
    engine = await ScriptedEngine.start({ script: [text('hello')], ...engineOptions });
    return new VllmProvider({ baseUrl: engine.url + suffix, ...options }, new SystemClock());
  }

  afterEach(async () => {
    vi.unstubAllEnvs();
    await engine.stop();
  });

  it.each(['', '/', '/v1', '/v1/'])('takes a base URL that ends in "%s"', async (suffix) => {
    const vllm = await provider({}, {}, suffix);
    await vllm.complete(request());
    expect(engine.requests[0]?.path).toBe('/v1/chat/completions');
    expect((await vllm.health(AbortSignal.timeout(5000))).status).toBe('up');
    expect(engine.paths).toContain('/health');
  });

  it('sends cap, sampling, schema and usage wish, and nothing that was not asked for', async () => {
    const vllm = await provider({}, { script: [json({ a: 1 })] });
    const schema = { type: 'object' };
    await vllm.complete({ ...request(), schema: { name: 'sample', schema } });
    expect(engine.requests[0]?.body).toEqual({
      model: 'scripted-model',
      messages: [{ role: 'user', content: 'hello' }],
      max_tokens: 33,
      temperature: 0.5,
      seed: 9,
      response_format: { type: 'json_schema', json_schema: { name: 'sample', schema, strict: true } },
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('sends template arguments at top level where they are configured', async () => {
    const vllm = await provider({ chatTemplateArguments: { enable_thinking: false } });
    await vllm.complete(request());
    expect(engine.requests[0]?.body['chat_template_kwargs']).toEqual({ enable_thinking: false });
  });

  it('is not led astray by variables of the environment', async () => {
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
    vi.stubEnv('OPENAI_API_KEY', 'stray-key');
    vi.stubEnv('OPENAI_ORG_ID', 'stray-organisation');
    vi.stubEnv('OPENAI_PROJECT_ID', 'stray-project');
    const vllm = await provider({ apiKey: 'ours' });
    await vllm.complete(request());
    expect(engine.requests[0]?.headers['authorization']).toBe('Bearer ours');
    expect(JSON.stringify(engine.requests[0]?.headers)).not.toContain('stray');
  });

  it('does not repeat a call on its own', async () => {
    const vllm = await provider({}, { script: [{ kind: 'status', status: 503, message: 'Loading model' }] });
    await expect(vllm.complete(request())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(engine.requests).toHaveLength(1);
  });

  it('asks for the model once, and again when the server no longer knows it', async () => {
    const vllm = await provider();
    await vllm.complete(request());
    await vllm.complete(request());
    const models = () => engine.paths.filter((path) => path === '/v1/models').length;
    expect(models()).toBe(1);
    engine.rescript([{ kind: 'status', status: 404, message: 'no such model' }, text('hello')]);
    expect((await vllm.complete(request())).text).toBe('hello');
    expect(models()).toBe(2);
  });

  it('sends a configured model unasked, and is down where it is not served', async () => {
    const vllm = await provider({ model: 'other' });
    await vllm.complete(request());
    expect(engine.requests[0]?.body['model']).toBe('other');
    expect(engine.paths).not.toContain('/v1/models');
    const health = await vllm.health(AbortSignal.timeout(5000));
    expect(health).toMatchObject({ status: 'down' });
    expect(health.detail).toContain("'other'");
  });

  it('is down while the server loads, and up where there is no health page', async () => {
    const loading = await provider({}, { sideDoorStatus: { '/health': 503 } });
    expect((await loading.health(AbortSignal.timeout(5000))).status).toBe('down');
    await engine.stop();
    const plain = await provider({}, { sideDoorStatus: { '/health': 404 } });
    expect((await plain.health(AbortSignal.timeout(5000))).status).toBe('up');
  });

  it('tells the load that the server tells, and is no less up without it', async () => {
    const telling = await provider();
    expect((await telling.health(AbortSignal.timeout(5000))).load).toEqual({
      running: 0,
      waiting: 0,
      kv_cache_share: 0.25,
      prefix_hit_share: 0.75,
      source: 'engine',
    });
    await engine.stop();
    const silent = await provider({}, { sideDoorStatus: { '/metrics': 404 } });
    const health = await silent.health(AbortSignal.timeout(5000));
    expect(health).toMatchObject({ status: 'up', model: 'scripted-model' });
    expect(health).not.toHaveProperty('load');
  });

  it('is up where the page of metrics hangs', async () => {
    engine = await ScriptedEngine.start({ script: [text('hello')] });
    const http = new HttpAgent();
    const { fetch } = http;
    const hanging: typeof fetch = (url, init) =>
      String(url).endsWith('/metrics')
        ? new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('left')));
          })
        : fetch(url, init);
    const agent = Object.assign(http, { fetch: hanging });
    const vllm = new VllmProvider({ baseUrl: engine.url }, new SystemClock(), agent);
    const health = await vllm.health(AbortSignal.timeout(1900));
    expect(health).toMatchObject({ status: 'up' });
    expect(health).not.toHaveProperty('load');
  });

  it('counts tokens by the tokenizer of the server', async () => {
    const vllm = await provider();
    const counted = await vllm.countTokens(request().messages, AbortSignal.timeout(5000));
    expect(counted).toBe(Math.ceil(JSON.stringify(request().messages).length / 4));
  });
});
