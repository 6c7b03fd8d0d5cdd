import { ManualClock, SystemClock } from '@app/telemetry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';
import { BudgetingProvider } from './budgeting.provider.js';
import { conversation } from '../../../../test/support/conversation-arbitrary.js';
import { FakeEngine } from '../../../../test/support/fake-engine.js';
import { requestOf } from '../../../../test/support/fake-provider.js';
import { likelyTokens, mostTokens } from './prompt-size.js';
import { shortenings } from './shortenings.js';

const MAX_TOKENS = 50;

const request = (messages: readonly ChatMessage[], rest: Partial<CompletionRequest> = {}) =>
  requestOf({ messages, maxTokens: MAX_TOKENS, ...rest });

const kindOf = (error: unknown) => (error instanceof LlmError ? error.kind : error);
const around = (engine: FakeEngine) => new BudgetingProvider(engine, new SystemClock());
const words = (count: number): ChatMessage[] => [{ role: 'user', content: 'word '.repeat(count) }];
/** As a tokenizer would: fewer than bytes, and some for the template. */
const counted = (messages: readonly ChatMessage[]) =>
  messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4) + 5, 10);

const ENGINES = {
  'with a tokenizer': { count: counted, tokens: counted },
  'without one': { count: undefined, tokens: likelyTokens },
} as const;

describe.each(Object.entries(ENGINES))('BudgetingProvider on an engine %s', (_which, { count, tokens }) => {
  it('sends the longest shortening that fits with its answer, else refuses; never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, fc.integer({ min: 60, max: 900 }), async (messages, contextTokens) => {
        const engine = new FakeEngine({ contextTokens, count });
        const room = contextTokens - MAX_TOKENS;
        const expected = [...shortenings(messages)].find((shortened) => tokens(shortened) <= room);
        const ended = await around(engine)
          .complete(request(messages))
          .then(({ trimmed = 0 }) => trimmed, kindOf);
        expect(ended).toBe(expected ? messages.length - expected.length : 'context_too_long');
        expect(engine.requests.map((sent) => sent.messages)).toEqual(expected ? [expected] : []);
      }),
    );
  });
});

describe('BudgetingProvider', () => {
  it('asks for the context once, and for no count where the prompt fits surely', async () => {
    const engine = new FakeEngine({ contextTokens: 4096, count: counted });
    const provider = around(engine);
    for (let call = 0; call < 5; call += 1) await provider.complete(request(words(20)));
    expect(engine).toMatchObject({ infos: 1, counts: 0 });
  });

  it('counts only what may not fit', async () => {
    const messages = words(100);
    const engine = new FakeEngine({ contextTokens: mostTokens(messages) + MAX_TOKENS - 1, count: counted });
    await around(engine).complete(request(messages));
    expect(engine.counts).toBe(1);
  });

  it('tells how many tokens are needed and how many there are', async () => {
    const engine = new FakeEngine({ contextTokens: 100, count: () => 60 });
    await expect(around(engine).complete(request(words(1)))).rejects.toThrow(
      'The prompt of 60 tokens and an answer of 50 exceed the context of 100.',
    );
  });

  it('sends what it gets where the context is unknown, or where the engine has no page for it', async () => {
    const silent = new FakeEngine({ contextTokens: null });
    await around(silent).complete(request(words(10_000)));
    const pageless = new FakeEngine({
      contextTokens: 1,
      info: async () => {
        throw new LlmError('model_not_found', 'No such page.');
      },
    });
    await around(pageless).complete(request(words(10_000)));
    expect([silent.requests, pageless.requests]).toMatchObject([[{}], [{}]]);
  });

  it('fails as the engine does where it cannot be reached, without a second attempt', async () => {
    const engine = new FakeEngine({
      contextTokens: 1,
      info: async () => {
        throw new LlmError('unavailable', 'Gone.');
      },
    });
    await expect(around(engine).complete(request(words(1)))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(engine.requests).toEqual([]);
  });

  it('estimates where the tokenizer fails, and does not ask it again at once', async () => {
    const failing = async () => {
      throw new LlmError('model_not_found', 'No tokenizer.');
    };
    const engine = new FakeEngine({ contextTokens: 400, count: failing });
    const provider = around(engine);
    await provider.complete(request(words(60)));
    await expect(provider.complete(request(words(400)))).rejects.toMatchObject({ kind: 'context_too_long' });
    expect(engine.requests).toHaveLength(1);
    expect(engine.counts).toBe(1);
  });

  it('waits no longer than two seconds for a tokenizer', async () => {
    const count = (_messages: readonly ChatMessage[], signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const engine = new FakeEngine({ contextTokens: 400, count });
    const provider = around(engine);
    const messages = words(60);
    const started = performance.now();
    await provider.complete(request(messages));
    expect(performance.now() - started).toBeLessThan(4000);
    await provider.complete(request(messages));
    expect(engine).toMatchObject({ counts: 1, requests: [{}, {}] });
  });

  it.each(['count', 'info'] as const)('keeps the deadline where %s hangs', async (hanging) => {
    const hang = () => new Promise<never>(() => undefined);
    const engine = new FakeEngine({ contextTokens: 100, [hanging]: hang });
    const answer = around(engine).complete(request(words(100), { deadlineMs: 50 }));
    await expect(answer).rejects.toMatchObject({ kind: 'timeout', phase: 'first_token' });
    const leaving = new AbortController();
    const left = around(engine).complete(request(words(100), { signal: leaving.signal }));
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled' });
    expect(engine.requests).toEqual([]);
  });

  it('asks again after a minute, for another model, and after a failure that casts doubt', async () => {
    const clock = new ManualClock();
    let failure: Error | undefined;
    const engine = new FakeEngine({ contextTokens: 4096, fail: () => failure });
    const provider = new BudgetingProvider(engine, clock);
    const ask = async () => {
      await provider.complete(request(words(1))).catch(() => undefined);
      return engine.infos;
    };
    expect([await ask(), await ask()]).toEqual([1, 1]);
    clock.advance(60_000);
    expect(await ask()).toBe(2);
    engine.model = 'fake:two';
    expect([await ask(), await ask()]).toEqual([3, 3]);
    failure = new LlmError('bad_output', 'x');
    expect([await ask(), await ask()]).toEqual([3, 3]);
    failure = new LlmError('context_too_long', 'x');
    expect([await ask(), await ask()]).toEqual([3, 4]);
  });

  it('counts what it asks first towards the deadline of the call', async () => {
    const clock = new ManualClock();
    const engine = new FakeEngine({ contextTokens: 4096, info: async () => clock.advance(400) });
    await new BudgetingProvider(engine, clock).complete(request(words(1), { deadlineMs: 1000 }));
    expect(engine.requests[0]?.deadlineMs).toBe(600);
  });
});
