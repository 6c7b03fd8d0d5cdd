import { Metrics } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { FakeProvider, requestOf } from '../../../../test/support/fake-provider.js';
import { LlmError } from '../llm.errors.js';
import { LlmMetrics } from './llm-metrics.js';
import { MeasuringProvider } from './measuring.provider.js';

function measuring(calls: ConstructorParameters<typeof FakeProvider>[0]) {
  const metrics = new Metrics();
  const inner = new FakeProvider(calls);
  return { metrics, inner, provider: new MeasuringProvider(inner, 'fake', new LlmMetrics(metrics)) };
}

describe('LlmMetrics', () => {
  it('does not grow with the models that an engine names', async () => {
    const { metrics, inner, provider } = measuring([{}]);
    for (let model = 0; model < 100; model += 1) {
      inner.model = `fake:model-${model}`;
      await provider.complete(requestOf());
    }
    const page = await metrics.text();
    const models = new Set(
      [...page.matchAll(/requests_total\{.*model="([^"]+)"/g)].map(([, model]) => model),
    );
    expect(models.size).toBe(17);
    expect(page).toMatch(/requests_total\{.*model="other".*\} 84/);
  });

  it('counts the tokens of an answer that could not be used', async () => {
    const cost = { usage: { prompt: 7, completion: 3, cached: null }, queueMs: 0, totalMs: 1 };
    const whose = { provider: 'fake', model: 'small', modelId: 'fake:small' };
    const { metrics, provider } = measuring([
      { error: new LlmError('bad_output', 'x', { cost: { ...cost, ...whose } }) },
    ]);
    await expect(provider.complete(requestOf())).rejects.toMatchObject({ kind: 'bad_output' });
    expect(await metrics.text()).toMatch(/tokens_total\{.*direction="prompt"\} 7/);
  });

  it('leaves out of the load what the engine no longer tells', async () => {
    const metrics = new Metrics();
    const measured = new LlmMetrics(metrics);
    const unknown = { waiting: null, kv_cache_share: null, prefix_hit_share: null };
    measured.loaded('fake', { ...unknown, running: 3 });
    expect(await metrics.text()).toContain('what="running"} 3');
    measured.loaded('fake', { ...unknown, running: null });
    expect(await metrics.text()).not.toContain('what="running"');
  });
});
