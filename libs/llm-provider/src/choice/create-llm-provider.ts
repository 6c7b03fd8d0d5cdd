import type { Settings } from '@app/config';
import type { Clock } from '@app/telemetry';
import { AdmittingProvider } from '../admission/admitting.provider.js';
import type { SlotLimits } from '../admission/slots.js';
import { BudgetingProvider } from '../budget/budgeting.provider.js';
import { EmbeddedProvider } from '../embedded/embedded.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { OllamaProvider } from '../ollama/ollama.provider.js';
import { VllmProvider } from '../vllm/vllm.provider.js';
import { AutoProvider } from './auto.provider.js';
import { NoneProvider } from './none.provider.js';

/** vLLM batches; Ollama and our own engine work on one call at a time unless told otherwise. */
const SLOTS = {
  vllm: { concurrent: 16, waiting: 64 },
  ollama: { concurrent: 2, waiting: 16 },
  embedded: { concurrent: 1, waiting: 16 },
} as const satisfies Record<string, SlotLimits>;

/** Builds what the settings ask for. Nothing is started or called yet. */
export function createLlmProvider(settings: Pick<Settings, 'llm' | 'dataDir'>, clock: Clock): LlmProvider {
  const { llm, dataDir } = settings;
  const admitted = (inner: LlmProvider, slots: SlotLimits): LlmProvider =>
    new AdmittingProvider(new BudgetingProvider(inner, clock), { ...slots, timeoutMs: llm.timeoutMs }, clock);
  const providers = {
    vllm: () => admitted(new VllmProvider(llm.vllm, clock), SLOTS.vllm),
    ollama: () => admitted(new OllamaProvider(llm.ollama, clock), SLOTS.ollama),
    embedded: () => admitted(new EmbeddedProvider({ ...llm.embedded, dataDir }, clock), SLOTS.embedded),
    none: () => new NoneProvider(),
    auto: () => new AutoProvider([providers.vllm(), providers.ollama(), providers.embedded()], clock),
  };
  return providers[llm.provider]();
}
