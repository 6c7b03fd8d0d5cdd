import type { LlmProvider } from '@app/llm-provider';
import { createLlmProvider } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';

/** The product's own provider, speaking to a scripted engine in one of the wire formats. */
export function scriptedProvider(wire: 'vllm' | 'ollama', url: string): LlmProvider {
  const llm = {
    provider: wire,
    fallback: [],
    timeouts: { connectMs: 2000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 10_000 },
    queue: 64,
    warmUp: false,
    vllm: { baseUrl: url },
    ollama: { baseUrl: url, contextTokens: 4096 },
    embedded: {},
  };
  return createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock());
}
