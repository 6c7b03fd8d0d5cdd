import type { Completion, StreamEvent } from '../completion.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';

/** No language model: every call fails at once as `unavailable`. */
export class NoneProvider extends LlmProvider {
  constructor(private readonly reason = 'The product runs without a language model.') {
    super();
  }

  async complete(): Promise<Completion> {
    throw this.#unavailable();
  }

  async *stream(): AsyncGenerator<StreamEvent> {
    yield { type: 'completion', completion: await this.complete() };
  }

  async health(): Promise<LlmHealth> {
    return { status: 'not_configured', provider: 'none', model: null, detail: this.reason };
  }

  async info(): Promise<LlmInfo> {
    throw this.#unavailable();
  }

  knownModel(): string {
    return 'none';
  }

  async countTokens(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {}

  #unavailable(): LlmError {
    return new LlmError('unavailable', this.reason);
  }
}
