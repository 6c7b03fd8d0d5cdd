import { SystemClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { type FakeCall, FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import type { LlmHealthStatus } from '../llm-provider.js';
import { LlmError, type LlmErrorKind, type TimeoutPhase } from '../llm.errors.js';
import { FallbackProvider } from './fallback.provider.js';

function chain(first: FakeCall, second: FakeCall = { deltas: ['from the second'] }) {
  const engines = [new FakeProvider([first]), new FakeProvider([second])] as const;
  const leftAlone = new Set<string>();
  const provider = new FallbackProvider(
    [
      { name: 'vllm', provider: engines[0], isLeftAlone: () => leftAlone.has('vllm') },
      { name: 'ollama', provider: engines[1], isLeftAlone: () => leftAlone.has('ollama') },
    ],
    new SystemClock(),
  );
  return { engines, leftAlone, provider };
}

const failing = (kind: LlmErrorKind, phase?: TimeoutPhase): FakeCall => ({
  error: new LlmError(kind, kind, { phase }),
});

describe('FallbackProvider', () => {
  it('asks the first engine alone while that answers', async () => {
    const { engines, provider } = chain({ deltas: ['from the first'] });
    const completion = await provider.complete(requestOf());
    expect(completion).toMatchObject({ text: 'from the first' });
    expect(completion.passedOver).toBeUndefined();
    expect(engines[1].requests).toHaveLength(0);
  });

  it.each<[LlmErrorKind, TimeoutPhase?]>([
    ['unavailable'],
    ['overloaded'],
    ['unknown'],
    ['unauthorized'],
    ['model_not_found'],
    ['timeout', 'queue'],
    ['timeout', 'connect'],
    ['timeout', 'first_token'],
    ['timeout', 'idle'],
  ])('goes on to the next after %s %s, and says so', async (kind, phase) => {
    const { provider } = chain(failing(kind, phase));
    expect(await provider.complete(requestOf())).toMatchObject({
      text: 'from the second',
      passedOver: ['vllm'],
    });
  });

  it.each<[LlmErrorKind, TimeoutPhase?]>([
    ['bad_output'],
    ['bad_request'],
    ['context_too_long'],
    ['cancelled'],
    ['timeout', 'total'],
  ])('does not ask another after %s %s', async (kind, phase) => {
    const { engines, provider } = chain(failing(kind, phase));
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind });
    expect(engines[1].requests).toHaveLength(0);
  });

  it('never puts two halves of answers together', async () => {
    const { engines, provider } = chain({ deltas: ['half '], ...failing('unavailable') });
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(engines[1].requests).toHaveLength(0);
  });

  it('tells the failure of the first where none answers', async () => {
    const { provider } = chain(failing('unavailable'), failing('overloaded'));
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('tells the failure of the one that answered badly, with its cost', async () => {
    const { provider } = chain(failing('unavailable'), failing('bad_output'));
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'bad_output' });
  });

  it('gives the next what is left of the deadline', async () => {
    const { engines, provider } = chain(failing('unavailable'));
    await provider.complete(requestOf({ deadlineMs: 5000 }));
    expect(engines[1].requests[0]?.deadlineMs).toBeLessThanOrEqual(5000);
  });

  it('names the model that the next call goes to, and the first where none would answer', () => {
    const { engines, leftAlone, provider } = chain({});
    engines[1].model = 'ollama:other';
    expect(provider.knownModel()).toBe('fake:small');
    leftAlone.add('vllm');
    expect(provider.knownModel()).toBe('ollama:other');
    leftAlone.add('ollama');
    expect(provider.knownModel()).toBe('fake:small');
  });

  it.each<[LlmHealthStatus, LlmHealthStatus, LlmHealthStatus]>([
    ['up', 'up', 'up'],
    ['up', 'down', 'up'],
    ['down', 'up', 'degraded'],
    ['down', 'not_configured', 'down'],
    ['not_configured', 'degraded', 'degraded'],
  ])('is, where its engines are %s and %s, %s', async (first, second, whole) => {
    const { engines, provider } = chain({});
    engines[0].currentHealth = { ...engines[0].currentHealth, status: first };
    engines[1].currentHealth = { ...engines[1].currentHealth, status: second };
    const health = await provider.health(AbortSignal.timeout(1000));
    expect(health.status).toBe(whole);
    expect(health.engines?.map(({ status }) => status)).toEqual([first, second]);
  });

  it('closes and prepares every engine', async () => {
    const { engines, provider } = chain({});
    await provider.close();
    expect(engines.map(({ closed }) => closed)).toEqual([true, true]);
  });
});
