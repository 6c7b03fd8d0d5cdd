import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import type { ScriptedReply } from '../../support/scripted-engine/script.js';
import { naiveOllama, naiveOpenAi, naiveStream } from './naive-clients.js';
import { STILL_WAITS, traps } from './trap.js';

const against = traps();

describe('a stream', () => {
  const half: ScriptedReply = { kind: 'text', text: 'half of an ans', finish: null };

  it.each([
    ['without a finish reason', half],
    [
      'with `[DONE]` and no finish reason',
      { kind: 'raw', contentType: 'text/event-stream', body: 'data: [DONE]\n\n' },
    ],
  ] as const)('ends %s: ours takes it for broken, not for the answer', async (_what, reply) => {
    const trap = await against([reply]);
    expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
    expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe(
      reply === half ? half.text : '',
    );
  });

  it('of Ollama ends without `done`: ours takes it for broken', async () => {
    const trap = await against([half], 'ollama');
    expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
    expect(await trap.naively(() => naiveOllama(trap.engine.url))).toBe(half.text);
  });

  it('ends quietly when its caller has left: ours says that it was cancelled', async () => {
    const trap = await against([{ kind: 'hang', text: 'a beginning of' }]);
    const leaver = new AbortController();
    const failed = trap.ours({ signal: leaver.signal });
    await trap.engine.untilCalled();
    leaver.abort();
    expect((await failed).kind).toBe('cancelled');
    const second = new AbortController();
    const quiet = naiveStream(naiveOpenAi(trap.engine.url), { signal: second.signal });
    await trap.engine.untilCalled(2);
    await expect.poll(() => trap.engine.inFlight).toBe(1);
    setTimeout(() => second.abort(), 100);
    expect(await quiet).toBe('a beginning of');
  });

  it('falls silent in the middle, beyond the time limit of the SDK: ours stops waiting', async () => {
    const trap = await against([{ kind: 'hang', text: 'half' }]);
    expect(await trap.ours()).toMatchObject({ kind: 'timeout', phase: 'idle' });
    const naive = trap.naively((signal) =>
      naiveStream(naiveOpenAi(trap.engine.url, { timeout: 100 }), { signal }),
    );
    expect(await naive).toBe(STILL_WAITS);
  });

  it('is cut: ours says that the engine is gone, where the SDK throws no error of its own', async () => {
    const trap = await against([{ kind: 'cut', text: 'half' }]);
    expect(await trap.ours()).toMatchObject({ kind: 'unavailable' });
    const naive = await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)));
    expect(naive).toBeInstanceOf(TypeError);
    expect(naive).not.toBeInstanceOf(OpenAI.APIError);
  });

  it.each(['vllm', 'ollama'] as const)('of %s carries an error after it began: ours fails', async (wire) => {
    const trap = await against([{ kind: 'error_frame', text: 'half', message: 'CUDA error' }], wire);
    expect(await trap.ours()).toMatchObject({ kind: 'unknown' });
    const naive =
      wire === 'vllm' ? () => naiveStream(naiveOpenAi(trap.engine.url)) : () => naiveOllama(trap.engine.url);
    const outcome = await trap.naively(naive);
    // The SDK throws an error without a status; whoever reads Ollama's lines by hand sees half an answer.
    expect(outcome instanceof OpenAI.APIError ? outcome.status : outcome).toBe(
      wire === 'vllm' ? undefined : 'half',
    );
  });
});

describe('an engine that says nothing', () => {
  it.each([
    ['accepts and never answers', { kind: 'hang', silent: true }],
    ['sends headers and never a token', { kind: 'hang' }],
  ] as const)('%s: ours stops waiting, and leaves', async (_what, reply) => {
    const trap = await against([reply]);
    expect(await trap.ours()).toMatchObject({ kind: 'timeout', phase: 'first_token' });
    await trap.untilIdle();
    expect(await trap.naively((signal) => naiveStream(naiveOpenAi(trap.engine.url), { signal }))).toBe(
      STILL_WAITS,
    );
  });

  it('is healthy all the while: ours leaves it alone after it failed', async () => {
    const trap = await against([{ kind: 'hang' }]);
    for (let call = 0; call < 5; call += 1) expect((await trap.ours()).kind).toBe('timeout');
    expect((await fetch(`${trap.engine.url}/health`)).status).toBe(200);
    expect(await trap.provider.health(AbortSignal.timeout(5000))).toMatchObject({
      status: 'down',
      breaker: 'open',
    });
    expect(await trap.ours()).toMatchObject({ kind: 'unavailable', retryAfterMs: expect.any(Number) });
    expect(trap.engine.requests).toHaveLength(5);
  });
});

describe('pieces of the wire', () => {
  const frames = (line: (value: object) => string): string =>
    ['Grüße ', 'aus Köln'].map((content) => line({ content })).join('');
  const sse = frames((delta) => `: ping\n\ndata: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
  const end = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
  const ndjson = frames((message) => `${JSON.stringify({ message })}\n`);

  it.each([
    ['vllm', { body: sse + end, contentType: 'text/event-stream' }],
    [
      'ollama',
      { body: `${ndjson}{"done":true,"done_reason":"stop"}\n`, contentType: 'application/x-ndjson' },
    ],
  ] as const)('of %s may be cut at any byte', async (wire, raw) => {
    const trap = await against(
      [1, 2, 3, 7].map((pieceBytes): ScriptedReply => ({ kind: 'raw', ...raw, pieceBytes })),
      wire,
    );
    for (let call = 0; call < 4; call += 1) {
      expect((await trap.provider.complete(requestOf())).text).toBe('Grüße aus Köln');
    }
  });
});
