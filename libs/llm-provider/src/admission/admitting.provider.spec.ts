import { SystemClock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestOf as request } from '../../../../test/support/fake-provider.js';
import { text } from '../../../../test/support/scripted-engine/script.js';
import { ScriptedEngine } from '../../../../test/support/scripted-engine/scripted-engine.js';
import { VllmProvider } from '../vllm/vllm.provider.js';
import { AdmittingProvider } from './admitting.provider.js';

describe('AdmittingProvider', () => {
  let engine: ScriptedEngine;

  beforeEach(async () => {
    engine = await ScriptedEngine.start({ script: [{ kind: 'text', text: 'hello', delayMs: 20 }] });
  });
  afterEach(() => engine.stop());

  function admitting(limits: { concurrent: number; waiting: number; timeoutMs?: number }) {
    const clock = new SystemClock();
    const inner = new VllmProvider({ baseUrl: engine.url }, clock);
    return new AdmittingProvider(inner, { timeoutMs: 10_000, ...limits }, clock);
  }

  it('keeps the engine at its bound under a burst', async () => {
    const provider = admitting({ concurrent: 2, waiting: 20 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => provider.complete(request())));
    expect(answers).toHaveLength(10);
    expect(engine.mostInFlight).toBe(2);
  });

  it('frees the slot of a call that failed, was cancelled or was left', async () => {
    const provider = admitting({ concurrent: 1, waiting: 0 });
    engine.rescript([{ kind: 'status', status: 500, message: 'x' }]);
    await expect(provider.complete(request())).rejects.toMatchObject({ kind: 'unknown' });
    engine.rescript([{ kind: 'hang', text: 'a beginning of an answer' }]);
    await expect(provider.complete(request({ deadlineMs: 100 }))).rejects.toMatchObject({ kind: 'timeout' });
    for await (const event of provider.stream(request())) if (event.type === 'delta') break;
    engine.rescript([text('hello')]);
    expect((await provider.complete(request())).text).toBe('hello');
  });

  it('takes back a slot that comes in the moment its caller gives up', async () => {
    const provider = admitting({ concurrent: 1, waiting: 5 });
    engine.rescript([{ kind: 'hang', text: 'a beginning' }]);
    const holder = provider.stream(request())[Symbol.asyncIterator]();
    await holder.next();
    const leaving = new AbortController();
    const second = provider.complete(request({ signal: leaving.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    engine.rescript([text('hello')]);
    // The slot is on its way to the waiter when the waiter leaves.
    await holder.return?.(undefined);
    leaving.abort();
    await expect(second).rejects.toMatchObject({ kind: 'cancelled' });
    expect((await provider.complete(request({ deadlineMs: 2000 }))).text).toBe('hello');
  });

  it('counts the wait for a slot towards the deadline', async () => {
    const provider = admitting({ concurrent: 1, waiting: 5 });
    engine.rescript([{ kind: 'hang' }]);
    const controller = new AbortController();
    const first = provider.complete(request({ signal: controller.signal }));
    await engine.untilCalled();
    const second = provider.complete(request({ deadlineMs: 100 }));
    await expect(second).rejects.toMatchObject({ kind: 'timeout', phase: 'queue' });
    expect(engine.requests).toHaveLength(1);
    controller.abort();
    await expect(first).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('allows no call more than its own limit', async () => {
    const provider = admitting({ concurrent: 1, waiting: 0, timeoutMs: 100 });
    engine.rescript([{ kind: 'hang' }]);
    await expect(provider.complete(request())).rejects.toMatchObject({
      kind: 'timeout',
      phase: 'first_token',
    });
  });
});
