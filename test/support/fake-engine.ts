import {
  type ChatMessage,
  type Completion,
  type CompletionRequest,
  type LlmHealth,
  type LlmInfo,
  LlmProvider,
  type StreamEvent,
} from '@app/llm-provider';

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

/** An engine in memory that records what it is asked. */
export class FakeEngine extends LlmProvider {
  readonly sent: CompletionRequest[] = [];
  infos = 0;
  counts = 0;
  model = 'fake:one';

  constructor(readonly options: FakeEngineOptions) {
    super();
  }

  async complete(request: CompletionRequest): Promise<Completion> {
    this.sent.push(request);
    const failure = this.options.fail?.();
    if (failure) throw failure;
    return {
      text: 'an answer',
      parsed: undefined,
      finishReason: 'stop',
      usage: { prompt: null, completion: null, cached: null },
      queueMs: 0,
      timeToFirstTokenMs: 0,
      totalMs: 0,
      provider: 'fake',
      model: this.model,
      ...this.options.completion,
    };
  }

  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    yield { type: 'completion', completion: await this.complete(request) };
  }

  async health(): Promise<LlmHealth> {
    return { status: 'up', provider: 'fake', model: this.model, detail: 'Up.' };
  }

  async info(signal: AbortSignal): Promise<LlmInfo> {
    this.infos += 1;
    await this.options.info?.(signal);
    const features = { json_schema: true, logprobs: true, tokenize: this.options.count !== undefined };
    return { provider: 'fake', model: this.model, context_tokens: this.options.contextTokens, features };
  }

  knownModel(): string {
    return this.model;
  }

  async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    this.counts += 1;
    return (await this.options.count?.(messages, signal)) ?? null;
  }

  async close(): Promise<void> {}
}
