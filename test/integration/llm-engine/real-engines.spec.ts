import { describe } from 'vitest';
import { createLlmProvider, type LlmProvider } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';
import { engineMissing, folderWithEngine } from '../../e2e/support/embedded-engine.js';
import { LLM_SETTINGS } from '../../support/llm-settings.js';
import { type EngineUnderContract, engineContract } from './contract.js';

const CONTEXT_TOKENS = 4096;

function underContract(provider: LlmProvider, name: string, stop: () => Promise<void>): EngineUnderContract {
  return {
    provider,
    name,
    contextTokens: CONTEXT_TOKENS,
    tokenizes: true,
    running: async () => (await provider.health(AbortSignal.timeout(10_000))).load?.running ?? Number.NaN,
    stop,
  };
}

const missing = await engineMissing();
const needs = missing ? ` (cannot be had: ${missing})` : '';

describe.skipIf(missing)(`llama.cpp's server${needs}`, () => {
  engineContract(async () => {
    const folder = await folderWithEngine();
    const llm = { ...LLM_SETTINGS, provider: 'embedded' as const };
    const provider = createLlmProvider({ llm, dataDir: folder.dataDir }, new SystemClock());
    return underContract(provider, 'embedded', async () => {
      await provider.close();
      await folder.remove();
    });
  });
});

/** No registry has a vLLM that starts anywhere: whoever has one names it. Its context must be the one above. */
const NAMED = [process.env['VLLM_BASE_URL']].filter((url) => url !== undefined);

describe.each(NAMED)('vLLM at %s', (baseUrl) => {
  engineContract(async () => {
    const llm = { ...LLM_SETTINGS, provider: 'vllm' as const, vllm: { baseUrl } };
    const provider = createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock());
    return underContract(provider, 'vllm', () => provider.close());
  });
});
