import { ManualClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { completionOf, FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import type { LlmHealth } from '../llm-provider.js';
import { StartingProvider } from './starting.provider.js';

const CALL = {
  messages: [{ role: 'user', content: 'hello' }],
  maxTokens: 1,
  partial: true,
  temperature: 0,
} as const;
const PREPARED = [{ ...CALL, deadlineMs: 1000 }];

/** Answers the question of the self-test as one that keeps to schemas does, or as one that does not. */
class TestedProvider extends FakeProvider {
  colour = 'blorp';

  override async complete(request: Parameters<FakeProvider['complete']>[0]) {
    this.requests.push(request);
    return { ...completionOf('x'), parsed: { colour: this.colour } };
  }
}

function starting() {
  const clock = new ManualClock();
  const inner = new TestedProvider();
  const provider = new StartingProvider(inner, clock);
  const purposes = () => inner.requests.map(({ purpose }) => purpose);
  const health = (): Promise<LlmHealth> => provider.health(AbortSignal.timeout(1000));
  return { clock, inner, provider, purposes, health };
}

describe('StartingProvider', () => {
  it('tests nothing before calls are prepared', async () => {
    const { health, purposes } = starting();
    expect((await health()).self_test).toBeNull();
    expect(purposes()).toEqual([]);
  });

  it('tests an engine that is up, then warms it up, once', async () => {
    const { provider, health, purposes } = starting();
    provider.prepare(PREPARED);
    await health();
    await expect.poll(purposes).toEqual(['self_test', 'warm_up']);
    const { status, self_test: report } = await health();
    expect(status).toBe('up');
    expect(Object.values(report ?? {}).map(({ outcome }) => outcome)).toEqual(Array(5).fill('passed'));
    expect((await provider.info(AbortSignal.timeout(1000))).self_test).toEqual(report);
    await health();
    expect(purposes()).toHaveLength(2);
  });

  it('is degraded by an engine that ignores schemas, and tests it again after a while', async () => {
    const { clock, inner, provider, health } = starting();
    inner.colour = 'blue';
    provider.prepare(PREPARED);
    await health();
    await expect.poll(async () => (await health()).status).toBe('degraded');
    expect((await health()).detail).toContain('schema');
    inner.colour = 'fnord';
    clock.advance(60_000);
    await health();
    await expect.poll(async () => (await health()).status).toBe('up');
  });

  it('tests and warms up again an engine that was away, or serves another model', async () => {
    const { inner, provider, health, purposes } = starting();
    provider.prepare(PREPARED);
    await health();
    await expect.poll(purposes).toHaveLength(2);
    const { currentHealth } = inner;
    inner.currentHealth = { ...currentHealth, status: 'down' };
    await health();
    inner.currentHealth = currentHealth;
    await health();
    await expect.poll(purposes).toHaveLength(4);
    inner.model = 'fake:other';
    await health();
    await expect.poll(purposes).toHaveLength(6);
  });

  it('warms up by calls for which everybody else may go first', async () => {
    const { inner, provider, health } = starting();
    provider.prepare(PREPARED);
    await health();
    await expect.poll(() => inner.requests.length).toBe(2);
    expect(inner.requests.map(({ priority }) => priority)).toEqual(['background', 'background']);
  });

  it('hands calls on as they are', async () => {
    const { provider, inner } = starting();
    await provider.complete(requestOf());
    expect(inner.requests).toHaveLength(1);
  });
});
