import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import { json, type ScriptedReply, text } from '../../support/scripted-engine/script.js';
import { naiveOllama, naiveOpenAi, naiveStream } from './naive-clients.js';
import { SCHEMA, traps } from './trap.js';

const against = traps();

describe('an engine that ignores what it does not know', () => {
  it('answers a removed field in prose: ours asks in the standard one, and takes no prose', async () => {
    const trap = await against([text('The sky is blue.')]);
    const { kind } = await trap.ours({ schema: SCHEMA });
    expect(kind).toBe('bad_output');
    const known = new Set([
      'model',
      'messages',
      'max_tokens',
      'temperature',
      'response_format',
      'stream',
      'stream_options',
    ]);
    expect(Object.keys(trap.engine.requests[0]?.body ?? {}).filter((field) => !known.has(field))).toEqual([]);
    const naive = await trap.naively(() =>
      naiveStream(naiveOpenAi(trap.engine.url), { guided_json: SCHEMA.schema }),
    );
    expect(naive).toBe('The sky is blue.');
  });

  it('drops `extra_body`, which only Python knows: ours never sends it', async () => {
    const trap = await against([text('hello')]);
    await trap.provider.complete(requestOf());
    expect(trap.engine.requests[0]?.body).not.toHaveProperty('extra_body');
    await naiveStream(naiveOpenAi(trap.engine.url), { extra_body: { top_k: 1 } });
    expect(trap.engine.requests[1]?.body).toHaveProperty('extra_body');
    expect(trap.engine.requests[1]?.body).not.toHaveProperty('top_k');
  });

  it('knows no `max_completion_tokens` as Ollama: ours sends the cap it does know', async () => {
    const trap = await against([text('hello')], 'ollama');
    await trap.provider.complete(requestOf({ maxTokens: 7 }));
    expect(trap.engine.requests[0]).toMatchObject({
      path: '/api/chat',
      body: { options: { num_predict: 7 } },
    });
  });
});

describe('a prompt that is too long', () => {
  const long = [{ role: 'user' as const, content: 'word '.repeat(1200) }];

  it('is cut silently by Ollama, to half of a context that is less than was asked for: ours sends none', async () => {
    const trap = await against(
      [{ kind: 'text', text: 'Sure.', usage: { prompt: 514, completion: 1 } }],
      'ollama',
      {
        contextTokens: 1024,
      },
    );
    expect(await trap.ours({ messages: long })).toMatchObject({ kind: 'context_too_long' });
    expect(trap.engine.requests).toHaveLength(0);
    expect(await trap.naively(() => naiveOllama(trap.engine.url, { messages: long }))).toBe('Sure.');
  });

  it.each(['nested', 'flat'] as const)(
    'is refused with 400 and a %s body: ours says what is wrong',
    async (shape) => {
      const message = "This model's maximum context length is 512 tokens.";
      const trap = await against([{ kind: 'status', status: 400, message, shape }]);
      expect(await trap.ours({ messages: long })).toMatchObject({ kind: 'context_too_long' });
    },
  );

  it('is not sent at all where it cannot fit', async () => {
    const trap = await against([text('never')], 'ollama', { contextTokens: 512 });
    expect(await trap.ours({ messages: long })).toMatchObject({ kind: 'context_too_long' });
    expect(trap.engine.requests).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it('of a key has a string for a body: ours says what to check', async () => {
    const trap = await against([{ kind: 'status', status: 401, message: 'Unauthorized', shape: 'string' }]);
    expect(await trap.ours()).toMatchObject({ kind: 'unauthorized' });
    const naive = await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)));
    const { error } = naive as { error?: { message?: string } };
    expect(error?.message).toBeUndefined();
  });

  it.each(['vllm', 'ollama'] as const)('of a model by %s is told apart from any other', async (wire) => {
    const trap = await against([{ kind: 'status', status: 404, message: 'The model does not exist.' }], wire);
    expect(await trap.ours()).toMatchObject({ kind: 'model_not_found' });
  });

  it.each(['nested', 'flat', 'string'] as const)(
    'has a %s body: ours classes it all the same',
    async (shape) => {
      const trap = await against([{ kind: 'status', status: 400, message: 'bad field', shape }]);
      expect(await trap.ours()).toMatchObject({ kind: 'bad_request' });
    },
  );

  it('says when to come back: ours passes it on', async () => {
    const busy: ScriptedReply = {
      kind: 'status',
      status: 503,
      message: 'busy',
      headers: { 'retry-after': '7' },
    };
    const trap = await against([busy]);
    expect(await trap.ours()).toMatchObject({ kind: 'overloaded', retryAfterMs: 7000 });
    expect(trap.engine.requests).toHaveLength(1);
  });

  it('by a reset before any byte is tried once more', async () => {
    const trap = await against([{ kind: 'cut' }, json({ colour: 'fnord' })]);
    expect((await trap.provider.complete(requestOf({ schema: SCHEMA }))).parsed).toEqual({ colour: 'fnord' });
    expect(trap.engine.requests).toHaveLength(2);
  });
});
