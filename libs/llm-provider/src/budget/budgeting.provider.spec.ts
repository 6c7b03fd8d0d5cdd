import { ManualClock } from '@app/telemetry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import type { ChatMessage } from '../completion-request.js';
import type { LlmInfo } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { BudgetingProvider } from './budgeting.provider.js';

/** An engine that takes a word for a token, with nothing around it. */
class CountingProvider extends FakeProvider {
  counts = 0;
  infos = 0;
  failure: LlmError | undefined;
  tokenizes = true;

  constructor(public context: number | null) {
    super();
  }

  override async info(): Promise<LlmInfo> {
    this.infos += 1;
    return { ...(await super.info()), context_tokens: this.context };
  }

  override async countTokens(messages: readonly ChatMessage[] = []): Promise<number | null> {
    this.counts += 1;
    if (this.failure) throw this.failure;
    return this.tokenizes ? wordsOf(messages) : null;
  }
}

const wordsOf = (messages: readonly ChatMessage[]): number =>
  messages.reduce((sum, { content }) => sum + content.split(' ').length, 0);

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
const user = (content: string, trim?: number): ChatMessage => ({
  role: 'user',
  content,
  ...(trim && { trim }),
});

function budgeting(context: number | null) {
  const inner = new CountingProvider(context);
  const clock = new ManualClock();
  return { clock, inner, provider: new BudgetingProvider(inner, clock) };
}

describe('BudgetingProvider', () => {
  it('sends without counting what is short beyond doubt, and asks for the context once', async () => {
    const { inner, provider } = budgeting(4096);
    await provider.complete(requestOf());
    await provider.complete(requestOf());
    expect([inner.counts, inner.infos, inner.requests.length]).toEqual([0, 1, 2]);
  });

  it('counts what is not, and sends it where it fits', async () => {
    const { inner, provider } = budgeting(516);
    const completion = await provider.complete(requestOf({ messages: [user(words(500))], maxTokens: 16 }));
    expect(inner.counts).toBe(1);
    expect(completion.leftOut).toBeUndefined();
  });

  it('refuses before sending what does not fit, and tells the figures', async () => {
    const { inner, provider } = budgeting(512);
    const refused = provider.complete(requestOf({ messages: [user(words(500))], maxTokens: 16 }));
    await expect(refused).rejects.toMatchObject({
      kind: 'context_too_long',
      message: 'The prompt of 500 tokens and an answer of 16 exceed the context of 512.',
    });
    expect(inner.requests).toHaveLength(0);
  });

  it('leaves out what goes first, and says how much', async () => {
    const { inner, provider } = budgeting(512);
    const messages = [user('stays'), user(words(300), 2), user(words(300), 1), user(words(100))];
    const completion = await provider.complete(requestOf({ messages, maxTokens: 16 }));
    expect(inner.requests[0]?.messages).toEqual([messages[0], messages[1], messages[3]]);
    expect(completion.leftOut).toBe(1);
  });

  it('estimates with room to spare where there is no tokenizer, or it fails', async () => {
    const { inner, provider } = budgeting(1024);
    inner.tokenizes = false;
    const long = requestOf({ messages: [user('x'.repeat(2000))], maxTokens: 16 });
    await expect(provider.complete(long)).rejects.toMatchObject({ kind: 'context_too_long' });
    inner.failure = new LlmError('unavailable', 'x');
    await expect(provider.complete(long)).rejects.toMatchObject({ kind: 'context_too_long' });
    await provider.complete(requestOf({ messages: [user('x'.repeat(1800))], maxTokens: 16 }));
    expect(inner.requests).toHaveLength(1);
  });

  it('leaves it to an engine that does not tell its context', async () => {
    const { inner, provider } = budgeting(null);
    await provider.complete(requestOf({ messages: [user(words(100_000))] }));
    expect(inner.requests).toHaveLength(1);
  });

  it('asks for the context again after a failure, for another model, and after a minute', async () => {
    const { clock, inner, provider } = budgeting(4096);
    inner.calls = [{ error: new LlmError('context_too_long', 'x') }, {}];
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'context_too_long' });
    await provider.complete(requestOf());
    expect(inner.infos).toBe(2);
    inner.model = 'fake:other';
    await provider.complete(requestOf());
    expect(inner.infos).toBe(3);
    clock.advance(60_000);
    await provider.complete(requestOf());
    expect(inner.infos).toBe(4);
  });

  it('never sends what does not fit, nor leaves out what must stay', async () => {
    const message = fc.record({
      content: fc.nat({ max: 60 }).map((count) => words(count + 1)),
      trim: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    });
    const messages = fc.array(
      message.map(({ content, trim }) => user(content, trim)),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(messages, fc.integer({ min: 20, max: 400 }), async (given, context) => {
        const { inner, provider } = budgeting(context);
        const maxTokens = 16;
        const refused = await provider
          .complete(requestOf({ messages: given, maxTokens }))
          .then(() => undefined)
          .catch((error: unknown) => error);
        const leftAfter = [0, 1, 2, 3].map((step) => given.filter(({ trim = 9 }) => trim > step));
        const longest = leftAfter.find((left) => wordsOf(left) + maxTokens <= context);
        expect(inner.requests[0]?.messages).toEqual(longest);
        expect((refused as LlmError | undefined)?.kind).toBe(longest ? undefined : 'context_too_long');
      }),
    );
  });
});
