import { createLlmProvider, type LlmProvider } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';
import { LLM_SETTINGS } from '../llm-settings.js';

/** The product's own provider, speaking to a scripted engine in one of the wire formats. */
export function scriptedProvider(wire: 'vllm' | 'ollama', url: string): LlmProvider {
  const llm = {
    ...LLM_SETTINGS,
    provider: wire,
    vllm: { baseUrl: url },
    ollama: { baseUrl: url, contextTokens: 4096 },
  };
  return createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock());
}
