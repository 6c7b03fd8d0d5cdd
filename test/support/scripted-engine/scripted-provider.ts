import type { LlmProvider } from '@app/llm-provider';
import { createLlmProvider } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';

/** The product's own provider, speaking to a scripted engine in one of the wire formats. */
export function scriptedProvider(wire: 'vllm' | 'ollama', url: string): LlmProvider {
  const llm = {
    provider: wire,
    timeoutMs: 10_000,
    vllm: { baseUrl: url },
    ollama: { baseUrl: url, contextTokens: 4096 },
    embedded: {},
  };
  return createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock());
}
