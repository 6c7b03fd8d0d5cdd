import type { ChatMessage, Completion, CompletionRequest, LlmInfo, StreamEvent } from '@app/llm-provider';
import { completionOf, FakeProvider } from './fake-provider.js';

interface FakeEngineOptions {
  readonly contextTokens: number | null;
  /** Counts a prompt; without it the engine has no tokenizer. */
  readonly count?: (messages: readonly ChatMessage[], signal: AbortSignal) => number | Promise<number>;
  /** What happens before the engine says what it is. */
  readonly info?: (signal: AbortSignal) => Promise<void>;
  /** Fails a call after it was sent. */
  readonly fail?: () => Error | undefined;
  readonly completion?: Partial<Completion>;
}

/** An engine in memory with a context and perhaps a tokenizer, that records what it is asked. */
export class FakeEngine extends FakeProvider {
  infos = 0;
  counts = 0;

  constructor(readonly options: FakeEngineOptions) {
    super();
  }

  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    this.requests.push(request);
    const failure = this.options.fail?.();
    if (failure) throw failure;
    yield { type: 'completion', completion: { ...completionOf('an answer'), ...this.options.completion } };
  }

  override async info(signal: AbortSignal): Promise<LlmInfo> {
    this.infos += 1;
    await this.options.info?.(signal);
    return { ...(await super.info(signal)), context_tokens: this.options.contextTokens };
  }

  override async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    this.counts += 1;
    return (await this.options.count?.(messages, signal)) ?? null;
  }
}
