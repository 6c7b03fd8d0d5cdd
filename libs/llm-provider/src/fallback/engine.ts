import type { LlmProvider } from '../llm-provider.js';

/** One engine of a chain, by the name it has in the settings. */
export interface Engine {
  readonly name: string;
  readonly provider: LlmProvider;
  /** Whether calls would fail at once, since the engine kept failing. */
  readonly isLeftAlone: () => boolean;
}
