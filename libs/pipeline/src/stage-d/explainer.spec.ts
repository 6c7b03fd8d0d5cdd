import type { Settings } from '@app/config';
import { PromptRegistry } from '@app/prompt-registry';
import { SystemClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../../../test/support/fake-engine.js';
import { LLM_SETTINGS } from '../../../../test/support/llm-settings.js';
import type { PipelineRun } from '../pipeline-request.js';
import { RunLedger } from '../run/run-ledger.js';
import { SHORTENED_PROMPT } from '../shortened-prompt.js';
import { Explainer } from './explainer.js';

async function explained(completion: FakeEngine['options']['completion']): Promise<readonly string[]> {
  const engine = new FakeEngine({ contextTokens: 4096, completion });
  const explainer = new Explainer(engine, new PromptRegistry(), { llm: LLM_SETTINGS } as Settings);
  const run = { context: { signal: new AbortController().signal } } as PipelineRun;
  const ledger = new RunLedger(new SystemClock(), () => undefined);
  return (await explainer.explain('what is a hub', { ...run, observe: () => undefined }, ledger)).warnings;
}

describe('Explainer', () => {
  it('says where its prompt was shortened', async () => {
    expect(await explained({})).not.toContain(SHORTENED_PROMPT);
    expect(await explained({ trimmed: 2 })).toContain(SHORTENED_PROMPT);
  });
});
