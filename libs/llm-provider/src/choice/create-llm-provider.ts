import type { Settings } from '@app/config';
import { type Clock, Metrics } from '@app/telemetry';
import { AdmittingProvider } from '../admission/admitting.provider.js';
import type { SlotLimits } from '../admission/slots.js';
import { EmbeddedProvider } from '../embedded/embedded.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmMetrics } from '../measuring/llm-metrics.js';
import { MeasuringProvider } from '../measuring/measuring.provider.js';
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

/** Builds what the settings ask for. Nothing is started or called yet; without `metrics` nobody reads what is measured. */
export function createLlmProvider(
  settings: Pick<Settings, 'llm' | 'dataDir'>,
  clock: Clock,
  metrics = new LlmMetrics(new Metrics()),
): LlmProvider {
  const { llm, dataDir } = settings;
  const engine = (name: keyof typeof SLOTS, inner: LlmProvider): LlmProvider => {
    const limits = { ...SLOTS[name], timeoutMs: llm.timeoutMs };
    return new MeasuringProvider(new AdmittingProvider(inner, limits, clock), name, metrics, clock);
  };
  const providers = {
    vllm: () => engine('vllm', new VllmProvider(llm.vllm, clock)),
    ollama: () => engine('ollama', new OllamaProvider(llm.ollama, clock)),
    embedded: () => engine('embedded', new EmbeddedProvider({ ...llm.embedded, dataDir }, clock)),
    none: () => new NoneProvider(),
    auto: () => new AutoProvider([providers.vllm(), providers.ollama(), providers.embedded()], clock),
  };
  return providers[llm.provider]();
}
