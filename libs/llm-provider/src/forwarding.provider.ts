import { collect } from './call/run-call.js';
import type { Completion, StreamEvent } from './completion.js';
import type { ChatMessage, CompletionRequest } from './completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from './llm-provider.js';

/** Hands everything on to another provider; what is laid around one overrides what it changes. */
export abstract class ForwardingProvider extends LlmProvider {
  constructor(protected readonly inner: LlmProvider) {
    super();
  }

  /** The answer of {@link stream} as a whole, so that what is laid around it holds for both. */
  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  stream(request: CompletionRequest): AsyncIterable<StreamEvent> {
    return this.inner.stream(request);
  }

  health(signal: AbortSignal): Promise<LlmHealth> {
    return this.inner.health(signal);
  }

  info(signal: AbortSignal): Promise<LlmInfo> {
    return this.inner.info(signal);
  }

  knownModel(): string | null {
    return this.inner.knownModel();
  }

  countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    return this.inner.countTokens(messages, signal);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
