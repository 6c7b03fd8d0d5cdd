import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompletionRequest, LlmError, type LlmProvider, type StreamEvent } from '@app/llm-provider';
import { requestOf } from '../../support/fake-provider.js';

/** An engine under the contract, and what is known of it beforehand. */
export interface EngineUnderContract {
  readonly provider: LlmProvider;
  /** Name in health, info and completions. */
  readonly name: string;
  readonly contextTokens: number;
  /** Whether it has a tokenizer to ask. */
  readonly tokenizes: boolean;
  /** Calls that the engine itself works on now. */
  running(): Promise<number>;
  stop(): Promise<void>;
}

/** A model on a shared processor, that reads thousands of tokens. */
const SLOW_MS = 90_000;

const QUESTION = [
  { role: 'system', content: 'You name colours, as compact JSON: {"colour":"..."}.' },
  { role: 'user', content: 'Which colour has the sky?' },
] as const;

const NONSENSE = {
  name: 'colour',
  schema: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['blorp', 'fnord'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};

/** More than is ever waited for. */
const LONG = {
  messages: [{ role: 'user', content: 'Count from 1 to 5000, in words.' }],
  maxTokens: 3000,
} as const;

const ask = (overrides: Partial<CompletionRequest> = {}): CompletionRequest =>
  requestOf({ messages: QUESTION, maxTokens: 32, seed: 1, deadlineMs: SLOW_MS, ...overrides });

/** What every engine must do for us, whatever its model says. Returns nothing that depends on how clever it is. */
export function engineContract(start: () => Promise<EngineUnderContract>): void {
  let engine: EngineUnderContract;

  beforeAll(async () => {
    engine = await start();
  }, SLOW_MS);
  afterAll(() => engine?.stop());

  const failure = async (request: CompletionRequest): Promise<LlmError> => {
    const error: unknown = await engine.provider.complete(request).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LlmError);
    return error as LlmError;
  };
  const untilIdle = () => expect.poll(() => engine.running(), { timeout: 30_000, interval: 50 }).toBe(0);

  describe('answers', { timeout: SLOW_MS }, () => {
    it('with text, tokens, times, and who answered', async () => {
      const completion = await engine.provider.complete(ask());
      expect(completion.text).not.toBe('');
      expect(completion.usage.prompt).toBeGreaterThan(0);
      expect(completion.usage.completion).toBeGreaterThan(0);
      expect(completion.timeToFirstTokenMs).toBeLessThanOrEqual(completion.totalMs);
      expect(completion.provider).toBe(engine.name);
      expect(completion.modelId).toBe(engine.provider.knownModel());
    });

    it('piece by piece, then once as a whole', async () => {
      const events: StreamEvent[] = [];
      for await (const event of engine.provider.stream(ask())) events.push(event);
      const deltas = events.flatMap((event) => (event.type === 'delta' ? event.text : []));
      const completions = events.flatMap((event) => (event.type === 'completion' ? event.completion : []));
      expect(completions.map(({ text }) => text)).toEqual([deltas.join('')]);
      expect(events.at(-1)?.type).toBe('completion');
    });

    it('in a schema, also where it forbids the natural answer', async () => {
      const { parsed, finishReason } = await engine.provider.complete(ask({ schema: NONSENSE }));
      expect(['blorp', 'fnord']).toContain((parsed as { colour: string }).colour);
      expect(finishReason).toBe('stop');
    });

    it('with the log-probability of each token, where they are asked for', async () => {
      const { logprobs } = await engine.provider.complete(ask({ logprobs: true, schema: NONSENSE }));
      expect(logprobs?.length).toBeGreaterThan(0);
      expect(logprobs?.every(({ logprob }) => logprob <= 0)).toBe(true);
      expect((await engine.provider.complete(ask())).logprobs).toBeUndefined();
    });
  });

  describe('keeps its bounds', { timeout: SLOW_MS }, () => {
    it('takes a text that is cut at its cap', async () => {
      const completion = await engine.provider.complete(ask({ ...LONG, maxTokens: 4 }));
      expect(completion.finishReason).toBe('length');
      expect(completion.usage.completion).toBeLessThanOrEqual(4);
    });

    it('refuses a JSON that is cut at its cap, and tells what it cost', async () => {
      const error = await failure(ask({ schema: NONSENSE, maxTokens: 2 }));
      expect(error.kind).toBe('bad_output');
      expect(error.cost?.usage.prompt).toBeGreaterThan(0);
    });

    it('refuses a prompt that does not fit', async () => {
      const content = 'word '.repeat(engine.contextTokens * 2);
      const error = await failure(ask({ messages: [{ role: 'user', content }] }));
      expect(error.kind).toBe('context_too_long');
    });
  });

  describe('stops', { timeout: SLOW_MS }, () => {
    it('before it began, for a caller who had left', async () => {
      expect((await failure(ask({ signal: AbortSignal.abort() }))).kind).toBe('cancelled');
    });

    it('in the middle, and the engine with it, when the caller leaves', async () => {
      const leaver = new AbortController();
      const read = async (): Promise<void> => {
        for await (const event of engine.provider.stream(ask({ ...LONG, signal: leaver.signal }))) {
          if (event.type !== 'delta') continue;
          expect(await engine.running()).toBe(1);
          leaver.abort();
        }
      };
      await expect(read()).rejects.toMatchObject({ kind: 'cancelled' });
      await untilIdle();
    });

    it('in the middle, and the engine with it, when the reader has enough', async () => {
      for await (const event of engine.provider.stream(ask(LONG))) if (event.type === 'delta') break;
      await untilIdle();
    });

    it('at its deadline, and the engine with it', async () => {
      const error = await failure(ask({ ...LONG, deadlineMs: 700 }));
      expect(error).toMatchObject({ kind: 'timeout', phase: 'total' });
      await untilIdle();
    });
  });

  describe('tells', { timeout: SLOW_MS }, () => {
    it('that it is up, with its model and its context', async () => {
      const signal = AbortSignal.timeout(SLOW_MS);
      expect(await engine.provider.health(signal)).toMatchObject({ status: 'up', provider: engine.name });
      expect(await engine.provider.info(signal)).toMatchObject({
        provider: engine.name,
        context_tokens: engine.contextTokens,
      });
    });

    it('before a call how many tokens it will take, or that it cannot', async () => {
      const counted = await engine.provider.countTokens(QUESTION, AbortSignal.timeout(SLOW_MS));
      const { usage } = await engine.provider.complete(ask());
      expect(counted).toBe(engine.tokenizes ? usage.prompt : null);
    });
  });
}
