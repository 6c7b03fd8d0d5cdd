import { SystemClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { type FakeCall, FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import { LlmError, type LlmErrorKind, type TimeoutPhase } from '../llm.errors.js';
import { RetryBudget } from './retry-budget.js';
import { RetryingProvider } from './retrying.provider.js';

function retrying(calls: readonly FakeCall[], budget = new RetryBudget()) {
  const inner = new FakeProvider(calls);
  const retried: string[] = [];
  const provider = new RetryingProvider(inner, {
    budget,
    clock: new SystemClock(),
    random: () => 0,
    onRetry: ({ kind }) => retried.push(kind),
  });
  return { inner, provider, retried };
}

const failing = (
  kind: LlmErrorKind,
  options?: { phase?: TimeoutPhase; retryAfterMs?: number },
): FakeCall => ({
  error: new LlmError(kind, 'x', options),
});

describe('RetryingProvider', () => {
  it.each<[string, FakeCall]>([
    ['a lost connection', failing('unavailable')],
    ['a busy engine', failing('overloaded')],
    ['a late connection', failing('timeout', { phase: 'connect' })],
  ])('calls once more after %s', async (_what, call) => {
    const { inner, provider, retried } = retrying([call, {}]);
    expect((await provider.complete(requestOf())).text).toBe('yes');
    expect(inner.requests).toHaveLength(2);
    expect(retried).toHaveLength(1);
  });

  it.each<[LlmErrorKind, TimeoutPhase?]>([
    ['bad_request'],
    ['bad_output'],
    ['model_not_found'],
    ['unauthorized'],
    ['context_too_long'],
    ['cancelled'],
    ['unknown'],
    ['timeout', 'first_token'],
    ['timeout', 'idle'],
    ['timeout', 'total'],
  ])('never calls again after %s %s', async (kind, phase) => {
    const { inner, provider } = retrying([failing(kind, { phase }), {}]);
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind });
    expect(inner.requests).toHaveLength(1);
  });

  it('calls twice at most', async () => {
    const { inner, provider } = retrying([failing('unavailable')]);
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(inner.requests).toHaveLength(2);
  });

  it('does not begin an answer twice', async () => {
    const { inner, provider } = retrying([{ deltas: ['half '], ...failing('unavailable') }, {}]);
    const seen: string[] = [];
    const read = async (): Promise<void> => {
      for await (const event of provider.stream(requestOf())) seen.push(event.type);
    };
    await expect(read()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(seen).toEqual(['delta']);
    expect(inner.requests).toHaveLength(1);
  });

  it('leaves it where the engine asks for a longer pause than the call or a person has', async () => {
    for (const [retryAfterMs, deadlineMs] of [
      [5000, 60_000],
      [500, 400],
    ]) {
      const { inner, provider } = retrying([failing('overloaded', { retryAfterMs }), {}]);
      await expect(provider.complete(requestOf({ deadlineMs }))).rejects.toMatchObject({
        kind: 'overloaded',
      });
      expect(inner.requests).toHaveLength(1);
    }
  });

  it('spends a budget that calls fill again', async () => {
    const budget = new RetryBudget({ share: 0.5, reserve: 1 });
    const { inner, provider } = retrying([failing('unavailable')], budget);
    const callsOf = async (): Promise<number> => {
      const before = inner.requests.length;
      await expect(provider.complete(requestOf())).rejects.toBeInstanceOf(LlmError);
      return inner.requests.length - before;
    };
    expect([await callsOf(), await callsOf(), await callsOf(), await callsOf()]).toEqual([2, 1, 2, 1]);
  });

  it('gives the second attempt what is left of the deadline', async () => {
    const { inner, provider } = retrying([failing('overloaded', { retryAfterMs: 30 }), {}]);
    await provider.complete(requestOf({ deadlineMs: 5000 }));
    expect(inner.requests[1]?.deadlineMs).toBeLessThan(4990);
  });
});
