import { sampleSnapshot } from '@app/assets';
import { loadSettings } from '@app/config';
import { PromptRegistry } from '@app/prompt-registry';
import { ManualClock } from '@app/telemetry';
import { loadCatalogue, ToolCatalogue } from '@app/tools';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { json, type ScriptedReply } from '../../../../test/support/scripted-engine/script.js';
import { ScriptedEngine } from '../../../../test/support/scripted-engine/scripted-engine.js';
import { scriptedProvider } from '../../../../test/support/scripted-engine/scripted-provider.js';
import type { PipelineRun } from '../pipeline-request.js';
import { RunLedger } from '../run/run-ledger.js';
import { FastPathShadow } from './fast-path-shadow.js';
import { RequestReader } from './request-reader.service.js';

const LIST_SERVERS: ScriptedReply = {
  ...(json({ a: 'list_assets', e: [{ t: 'asset_type', v: 'servers' }] }) as {
    kind: 'text';
    text: string;
  }),
  logprob: -0.01,
};

describe('RequestReader', () => {
  let engine: ScriptedEngine;

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [LIST_SERVERS] });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => engine.stop());

  const read = (text: string, fastPath: 'on' | 'off' | 'shadow') => {
    const settings = loadSettings({
      flags: { FAST_PATH: fastPath },
      environment: {},
      dotenvFile: '/nowhere',
    });
    const reader = new RequestReader(
      scriptedProvider('vllm', engine.url),
      new PromptRegistry('v1'),
      new ToolCatalogue(loadCatalogue()),
      settings,
      new FastPathShadow(),
    );
    const { signal } = new AbortController();
    const run = { request: { text }, context: { requestId: 'r1' } } as PipelineRun;
    return reader.read(run, sampleSnapshot(), signal, new RunLedger(new ManualClock(), () => undefined));
  };

  it('asks no model what the fast path is sure of, or knows what to ask about', async () => {
    const calls = engine.requests.length;
    expect(await read('list all servers', 'on')).toMatchObject({ source: 'fast_path', confidence: 1 });
    expect((await read('restart nginx', 'on')).clarification?.missing).toEqual(['host']);
    expect(engine.requests).toHaveLength(calls);
  });

  it('has a model read what the fast path hands over, with what speaks for it', async () => {
    const { source, confidence, evidence } = await read('alle servers, bitte zeigen', 'on');
    expect(source).toBe('llm');
    expect(confidence).toBeGreaterThan(0.9);
    expect(evidence).toMatchObject({ grounding: 1, completeness: 1, linking: 1, agreement: 1 });
  });

  it('is less sure where the fast path, in the shadow, reads another action', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    expect((await read('list all servers', 'shadow')).evidence?.agreement).toBe(1);
    expect(warn).not.toHaveBeenCalled();
    const { evidence, confidence } = await read('how many servers are there', 'shadow');
    expect(evidence?.agreement).toBeLessThan(1);
    expect(confidence).toBeLessThan(0.5);
    expect((await read('how many servers are there', 'off')).evidence?.agreement).toBe(1);
  });

  it('is less sure where the words change something and the action does not', async () => {
    const { evidence } = await read('delete the servers, kindly frobnicate', 'on');
    expect(evidence?.agreement).toBeLessThan(1);
  });
});
