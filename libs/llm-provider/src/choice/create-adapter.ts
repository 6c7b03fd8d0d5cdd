import type { LlmEngineName, Settings } from '@app/config';
import type { Clock } from '@app/telemetry';
import { HttpAgent } from '../call/http-agent.js';
import { EmbeddedProvider } from '../embedded/embedded.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { OllamaProvider } from '../ollama/ollama.provider.js';
import { VllmProvider } from '../vllm/vllm.provider.js';

/** Connections beyond those of the calls: for health, tokenizer and model list, also while every call hangs. */
const SIDE_CONNECTIONS = 8;

/** The bare adapter of an engine, with connections of its own. */
export function createAdapter(
  name: LlmEngineName,
  { llm, dataDir }: Pick<Settings, 'llm' | 'dataDir'>,
  concurrency: number,
  clock: Clock,
  random: () => number,
): LlmProvider {
  const { connectMs, firstTokenMs, idleMs } = llm.timeouts;
  const silence = { firstTokenMs, idleMs };
  const agent = () => new HttpAgent({ connectMs, connections: concurrency + SIDE_CONNECTIONS });
  switch (name) {
    case 'vllm': {
      const { thinking, ...server } = llm.vllm;
      const chatTemplateArguments = thinking === undefined ? undefined : { enable_thinking: thinking };
      return new VllmProvider({ ...server, chatTemplateArguments, silence }, clock, agent());
    }
    case 'ollama':
      return new OllamaProvider({ ...llm.ollama, silence }, clock, agent());
    case 'embedded':
      return new EmbeddedProvider({ ...llm.embedded, dataDir, silence }, clock, random);
  }
}
