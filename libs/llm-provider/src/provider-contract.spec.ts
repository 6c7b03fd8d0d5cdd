import { SystemClock } from '@app/telemetry';
import { afterEach, describe, expect, it } from 'vitest';
import { requestOf } from '../../../test/support/fake-provider.js';
import { json, text, type Script } from '../../../test/support/scripted-engine/script.js';
import {
  ScriptedEngine,
  type ScriptedEngineOptions,
} from '../../../test/support/scripted-engine/scripted-engine.js';
import type { SilenceLimits } from './call/call-watch.js';
import type { CompletionRequest } from './completion-request.js';
import type { LlmProvider } from './llm-provider.js';
import { LlmError, type LlmErrorKind } from './llm.errors.js';
import { OllamaProvider } from './ollama/ollama.provider.js';
import { VllmProvider } from './vllm/vllm.provider.js';

const SCHEMA = {
  name: 'colour',
  schema: {
    type: 'object',
    properties: { colour: { enum: ['blorp', 'fnord'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};

const request = (overrides: Partial<CompletionRequest> = {}): CompletionRequest =>
  requestOf({
    messages: [
      { role: 'system', content: 'You name colours.' },
      { role: 'user', content: 'Which colour?' },
    ],
    maxTokens: 64,
    purpose: 'contract',
    ...overrides,
  });

const ADAPTERS: Record<string, (url: string, silence?: SilenceLimits) => LlmProvider> = {
  vllm: (url, silence) => new VllmProvider({ baseUrl: `${url}/v1`, silence }, new SystemClock()),
  ollama: (url, silence) =>
    new OllamaProvider({ baseUrl: `${url}/`, contextTokens: 8192, silence }, new SystemClock()),
};

describe.each(Object.keys(ADAPTERS))('%s adapter', (name) => {
  let engine: ScriptedEngine;

  async function against(
    script: Script,
    options: Partial<ScriptedEngineOptions> & { silence?: SilenceLimits } = {},
  ): Promise<LlmProvider> {
    engine = await ScriptedEngine.start({ script, ...options });
    return ADAPTERS[name]!(engine.url, options.silence);
  }

  async function failure(provider: LlmProvider, overrides?: Partial<CompletionRequest>): Promise<LlmError> {
    const error: unknown = await provider.complete(request(overrides)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(LlmError);
    return error as LlmError;
  }

  afterEach(() => engine.stop());

  it('completes with text, usage, model and times', async () => {
    const provider = await against([
      { kind: 'text', text: 'Nothing but blue.', usage: { prompt: 20, completion: 5, cached: 16 } },
    ]);
    const completion = await provider.complete(request({ seed: 7 }));
    expect(completion).toMatchObject({
      text: 'Nothing but blue.',
      parsed: undefined,
      finishReason: 'stop',
      usage: { prompt: 20, completion: 5, cached: 16 },
      model: 'scripted-model',
    });
    expect(completion.timeToFirstTokenMs).toBeLessThanOrEqual(completion.totalMs);
    expect(engine.requests).toHaveLength(1);
    expect(engine.requests[0]?.body).toMatchObject({ model: 'scripted-model', stream: true });
  });

  it('tells an unknown count of cached tokens as null', async () => {
    const provider = await against([{ kind: 'text', text: 'blue', usage: { prompt: 20, completion: 1 } }]);
    expect((await provider.complete(request())).usage.cached).toBeNull();
  });

  it('parses the JSON of a constrained answer', async () => {
    const provider = await against([json({ colour: 'fnord' })]);
    const completion = await provider.complete(request({ schema: SCHEMA }));
    expect(completion.parsed).toEqual({ colour: 'fnord' });
  });

  it('streams deltas and then one completion with the whole text', async () => {
    const provider = await against([text('one two three four five')]);
    const events = [];
    for await (const event of provider.stream(request())) events.push(event);
    const deltas = events.filter(({ type }) => type === 'delta');
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.map((event) => (event.type === 'delta' ? event.text : '')).join('')).toBe(
      'one two three four five',
    );
    expect(events.at(-1)).toMatchObject({
      type: 'completion',
      completion: { text: 'one two three four five' },
    });
    expect(events.filter(({ type }) => type === 'completion')).toHaveLength(1);
  });

  it('hands over log-probabilities that were asked for', async () => {
    const provider = await against([{ kind: 'text', text: 'blue', logprob: -0.25 }]);
    expect((await provider.complete(request({ logprobs: true }))).logprobs).toEqual([
      { token: 'blue', logprob: -0.25 },
    ]);
    expect((await provider.complete(request())).logprobs).toBeUndefined();
  });

  it('stops the engine when the caller aborts', async () => {
    const provider = await against([{ kind: 'hang', text: 'half an ans' }]);
    const controller = new AbortController();
    const failed = failure(provider, { signal: controller.signal });
    await engine.untilCalled();
    controller.abort();
    expect((await failed).kind).toBe('cancelled');
    await engine.untilAborted();
    expect(engine.inFlight).toBe(0);
  });

  it('stops the engine when the reader leaves the stream', async () => {
    const provider = await against([{ kind: 'hang', text: 'a long beginning of an answer' }]);
    for await (const event of provider.stream(request())) if (event.type === 'delta') break;
    await engine.untilAborted();
    expect(engine.inFlight).toBe(0);
  });

  it('does not call at all when the signal has aborted before', async () => {
    const provider = await against([text('never')]);
    expect((await failure(provider, { signal: AbortSignal.abort() })).kind).toBe('cancelled');
    expect(engine.requests).toHaveLength(0);
  });

  it('keeps its deadline and stops the engine', async () => {
    const provider = await against([{ kind: 'hang', text: 'half' }]);
    const error = await failure(provider, { deadlineMs: 200 });
    expect(error).toMatchObject({ kind: 'timeout', phase: 'total' });
    await engine.untilAborted();
  });

  it('tells a late first token from a silence in the middle', async () => {
    const silence = { firstTokenMs: 150, idleMs: 150 };
    const provider = await against([{ kind: 'hang' }], { silence });
    expect(await failure(provider)).toMatchObject({ kind: 'timeout', phase: 'first_token' });
    engine.rescript([{ kind: 'hang', text: 'half' }]);
    expect(await failure(provider)).toMatchObject({ kind: 'timeout', phase: 'idle' });
  });

  it.each<[number, string, LlmErrorKind]>([
    [400, 'bad field', 'bad_request'],
    [400, "This model's maximum context length is 4096 tokens.", 'context_too_long'],
    [401, 'Unauthorized', 'unauthorized'],
    [404, 'The model does not exist.', 'model_not_found'],
    [429, 'slow down', 'overloaded'],
    [500, 'CUDA error', 'unknown'],
    [502, 'bad gateway', 'unavailable'],
    [503, 'Loading model', 'unavailable'],
    [503, 'server busy, please try again.  maximum pending requests exceeded', 'overloaded'],
  ])('maps status %i "%s" to %s, without telling the engine\'s words', async (status, message, kind) => {
    const provider = await against([{ kind: 'status', status, message }]);
    const error = await failure(provider);
    expect(error.kind).toBe(kind);
    expect(error.message).not.toContain(message);
  });

  it('maps a refused connection to unavailable', async () => {
    const provider = await against([text('gone')]);
    await engine.stop();
    expect((await failure(provider)).kind).toBe('unavailable');
    expect((await provider.health(AbortSignal.timeout(5000))).status).toBe('down');
    engine = await ScriptedEngine.start({ script: [text('')] });
  });

  it('maps a socket cut in mid-stream to unavailable', async () => {
    const provider = await against([{ kind: 'cut', text: 'half of the answer that was' }]);
    expect((await failure(provider)).kind).toBe('unavailable');
  });

  it('refuses an answer that ends without a finish', async () => {
    const provider = await against([{ kind: 'text', text: 'half', finish: null }]);
    expect((await failure(provider)).kind).toBe('bad_output');
  });

  it('refuses an error that comes after the stream began', async () => {
    const provider = await against([{ kind: 'error_frame', text: 'half', message: 'CUDA error' }]);
    expect((await failure(provider)).kind).toBe('unknown');
  });

  it('takes a text cut by the token cap, but not a JSON', async () => {
    const provider = await against([{ kind: 'text', text: '{"colour":"fno', finish: 'length' }]);
    expect((await provider.complete(request())).finishReason).toBe('length');
    expect((await failure(provider, { schema: SCHEMA })).kind).toBe('bad_output');
  });

  it.each([
    ['prose', 'The colour is fnord.'],
    ['another type', '["fnord"]'],
    ['nothing', ''],
    ['blanks', '  \n  '],
  ])('refuses %s where JSON was asked for', async (_what, answer) => {
    const provider = await against([text(answer)]);
    expect((await failure(provider, { schema: SCHEMA })).kind).toBe('bad_output');
  });

  it('names the cause when the answer is in the reasoning channel', async () => {
    const provider = await against([{ kind: 'reasoning', text: '{"colour":"fnord"}' }]);
    const error = await failure(provider, { schema: SCHEMA });
    expect(error.kind).toBe('bad_output');
    expect(error.message).toContain('reasoning');
  });

  it('is up with a model, and tells model and context', async () => {
    const provider = await against([text('')], { contextTokens: 8192 });
    const signal = AbortSignal.timeout(5000);
    expect(await provider.health(signal)).toMatchObject({
      status: 'up',
      provider: name,
      model: 'scripted-model',
    });
    expect(await provider.info(signal)).toMatchObject({
      provider: name,
      model: 'scripted-model',
      context_tokens: 8192,
    });
  });

  it('is down without a model', async () => {
    const provider = await against([text('')], { models: [] });
    expect((await provider.health(AbortSignal.timeout(5000))).status).toBe('down');
    expect((await failure(provider)).kind).toBe('model_not_found');
  });
});
