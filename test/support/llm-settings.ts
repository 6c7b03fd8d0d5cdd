import type { Settings } from '@app/config';

/** Settings of language models as they are by default, for a test to change. */
export const LLM_SETTINGS: Settings['llm'] = {
  provider: 'none',
  fallback: [],
  timeouts: { connectMs: 2000, firstTokenMs: 30_000, idleMs: 15_000, totalMs: 60_000 },
  queue: 64,
  warmUp: false,
  vllm: { baseUrl: 'http://127.0.0.1:9' },
  ollama: { baseUrl: 'http://127.0.0.1:9', contextTokens: 4096 },
  embedded: {},
};
