import { ManualClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import { LlmError, type LlmErrorKind } from '../llm.errors.js';
import { BreakingProvider } from './breaking.provider.js';
import { CircuitBreaker } from './circuit-breaker.js';

const LIMITS = { failures: 3, firstRestMs: 1000, longestRestMs: 4000 };
const gone = { error: new LlmError('unavailable', 'gone') };

function breaking(calls: ConstructorParameters<typeof FakeProvider>[0]) {
  const clock = new ManualClock();
  const inner = new FakeProvider(calls);
  const provider = new BreakingProvider(inner, new CircuitBreaker(LIMITS, clock, () => 0));
  const fail = async (times: number): Promise<void> => {
    for (let call = 0; call < times; call += 1)
      await expect(provider.complete(requestOf())).rejects.toBeInstanceOf(LlmError);
  };
  return { clock, inner, provider, fail };
}

describe('BreakingProvider', () => {
  it('does not call an engine that kept failing, and says when to come back', async () => {
    const { inner, provider, fail } = breaking([gone]);
    await fail(3);
    await expect(provider.complete(requestOf())).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 1000,
    });
    expect(inner.requests).toHaveLength(3);
    expect(provider.knownModel()).toBe('fake:small');
    expect(await provider.health(AbortSignal.timeout(1000))).toMatchObject({
      status: 'down',
      breaker: 'open',
    });
  });

  it('lets all waiting calls through after one probe of one token', async () => {
    const { clock, inner, provider, fail } = breaking([gone, gone, gone, {}]);
    await fail(3);
    clock.advance(1000);
    const answers = await Promise.all([1, 2, 3].map(() => provider.complete(requestOf())));
    expect(answers.map(({ text }) => text)).toEqual(['yes', 'yes', 'yes']);
    expect(inner.requests.slice(3).map(({ purpose }) => purpose)).toEqual(['probe', 'test', 'test', 'test']);
    expect(inner.requests[3]?.maxTokens).toBe(1);
  });

  it('stays away when the probe fails', async () => {
    const { clock, inner, provider, fail } = breaking([gone]);
    await fail(3);
    clock.advance(1000);
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ retryAfterMs: 2000 });
    expect(inner.requests.map(({ purpose }) => purpose)).toEqual(['test', 'test', 'test', 'probe']);
  });

  it('finds out by health alone that the engine is back', async () => {
    const { clock, provider, fail } = breaking([gone, gone, gone, {}]);
    await fail(3);
    clock.advance(1000);
    await provider.health(AbortSignal.timeout(1000));
    await expect.poll(async () => (await provider.health(AbortSignal.timeout(1000))).breaker).toBe('closed');
  });

  it.each<[LlmErrorKind, boolean]>([
    ['unavailable', true],
    ['unknown', true],
    ['timeout', true],
    ['overloaded', false],
    ['cancelled', false],
    ['bad_request', false],
    ['bad_output', false],
    ['model_not_found', false],
    ['unauthorized', false],
    ['context_too_long', false],
  ])('takes %s for a fault of the engine: %s', async (kind, isFault) => {
    const { provider, fail } = breaking([{ error: new LlmError(kind, 'x', { phase: 'first_token' }) }]);
    await fail(3);
    expect((await provider.health(AbortSignal.timeout(1000))).breaker).toBe(isFault ? 'open' : 'closed');
  });

  it('does not blame the engine for a wait in our own queue', async () => {
    const { provider, fail } = breaking([{ error: new LlmError('timeout', 'x', { phase: 'queue' }) }]);
    await fail(3);
    expect((await provider.health(AbortSignal.timeout(1000))).breaker).toBe('closed');
  });
});
