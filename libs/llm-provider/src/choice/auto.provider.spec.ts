import { ManualClock, SystemClock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestOf as request } from '../../../../test/support/fake-provider.js';
import { text } from '../../../../test/support/scripted-engine/script.js';
import { ScriptedEngine } from '../../../../test/support/scripted-engine/scripted-engine.js';
import { OllamaProvider } from '../ollama/ollama.provider.js';
import { VllmProvider } from '../vllm/vllm.provider.js';
import { AutoProvider } from './auto.provider.js';

describe('AutoProvider', () => {
  let vllm: ScriptedEngine;
  let ollama: ScriptedEngine;
  let clock: ManualClock;
  let auto: AutoProvider;

  beforeEach(async () => {
    vllm = await ScriptedEngine.start({ script: [text('from vllm')] });
    ollama = await ScriptedEngine.start({ script: [text('from ollama')] });
    clock = new ManualClock();
    const time = new SystemClock();
    const candidates = [
      new VllmProvider({ baseUrl: vllm.url }, time),
      new OllamaProvider({ baseUrl: ollama.url, contextTokens: 4096 }, time),
    ];
    auto = new AutoProvider(candidates, clock);
  });
  afterEach(async () => {
    for (const engine of [vllm, ollama]) if (engine.listening) await engine.stop();
  });

  it('asks nobody before it is needed, then takes the first that answers and stays with it', async () => {
    expect(vllm.paths).toEqual([]);
    expect((await auto.complete(request())).text).toBe('from vllm');
    const probes = ollama.paths.length;
    expect((await auto.complete(request())).text).toBe('from vllm');
    expect(ollama.paths).toHaveLength(probes);
  });

  it('takes the next one where the first is not there', async () => {
    await vllm.stop();
    expect((await auto.complete(request())).text).toBe('from ollama');
    expect((await auto.health(AbortSignal.timeout(5000))).provider).toBe('ollama');
  });

  it('looks again when the chosen engine is gone', async () => {
    expect((await auto.complete(request())).text).toBe('from vllm');
    await vllm.stop();
    await expect(auto.complete(request())).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await auto.complete(request())).text).toBe('from ollama');
  });

  it('still names the model of an engine that has gone, and none where there never was one', async () => {
    expect(auto.knownModel()).toBeNull();
    await auto.complete(request());
    const { model } = await auto.health(AbortSignal.timeout(5000));
    expect(auto.knownModel()).toBe(`vllm:${model}`);
    await vllm.stop();
    await ollama.stop();
    await auto.health(AbortSignal.timeout(5000));
    await expect(auto.complete(request())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(auto.knownModel()).toBe(`vllm:${model}`);
  });

  it('goes back to an earlier one that has come up', async () => {
    const { port } = vllm;
    await vllm.stop();
    expect((await auto.complete(request())).text).toBe('from ollama');
    vllm = await ScriptedEngine.start({ script: [text('from vllm')], port });
    expect((await auto.complete(request())).text).toBe('from ollama');
    clock.advance(30_000);
    expect((await auto.complete(request())).text).toBe('from vllm');
  });

  it('stays with an engine that merely failed', async () => {
    await auto.complete(request());
    vllm.rescript([{ kind: 'status', status: 500, message: 'x' }, text('from vllm again')]);
    await expect(auto.complete(request())).rejects.toMatchObject({ kind: 'unknown' });
    expect((await auto.complete(request())).text).toBe('from vllm again');
  });

  it('believes for ten seconds that there is none, then finds what was started', async () => {
    const { port } = vllm;
    await vllm.stop();
    await ollama.stop();
    await expect(auto.complete(request())).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await auto.health(AbortSignal.timeout(5000))).status).toBe('not_configured');
    vllm = await ScriptedEngine.start({ script: [text('started later')], port });
    clock.advance(9_999);
    await expect(auto.complete(request())).rejects.toMatchObject({ kind: 'unavailable' });
    expect(vllm.paths).toEqual([]);
    clock.advance(1);
    expect((await auto.complete(request())).text).toBe('started later');
  });
});
