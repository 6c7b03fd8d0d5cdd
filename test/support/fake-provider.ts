import type {
  ChatMessage,
  Completion,
  CompletionRequest,
  LlmHealth,
  LlmInfo,
  StreamEvent,
} from '@app/llm-provider';
import { LlmProvider } from '@app/llm-provider';

/** How a call to a fake goes: an answer, or the failure that ends it, after any deltas. */
export interface FakeCall {
  readonly deltas?: readonly string[];
  readonly error?: unknown;
}

const UP: LlmHealth = { status: 'up', provider: 'fake', model: 'small', detail: 'Serves small.' };

/** A provider that does what it is told, call by call; the last one for ever. */
export class FakeProvider extends LlmProvider {
  readonly requests: CompletionRequest[] = [];
  closed = false;
  currentHealth = UP;
  model: string | null = 'fake:small';
  counted: number | null = 12;

  constructor(public calls: readonly FakeCall[] = [{}]) {
    super();
  }

  async complete(request: CompletionRequest): Promise<Completion> {
    for await (const event of this.stream(request)) if (event.type === 'completion') return event.completion;
    throw new Error('A fake ends with a completion or throws.');
  }

  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const call = this.calls[Math.min(this.requests.length, this.calls.length - 1)];
    this.requests.push(request);
    for (const text of call?.deltas ?? []) yield { type: 'delta', text };
    if (call?.error) throw call.error;
    yield { type: 'completion', completion: completionOf(call?.deltas?.join('') ?? 'yes') };
  }

  async health(): Promise<LlmHealth> {
    return this.currentHealth;
  }

  async info(_signal: AbortSignal): Promise<LlmInfo> {
    const features = { json_schema: true, logprobs: true, tokenize: true };
    return { provider: 'fake', model: 'small', context_tokens: 4096, features };
  }

  knownModel(): string | null {
    return this.model;
  }

  async countTokens(_messages: readonly ChatMessage[], _signal: AbortSignal): Promise<number | null> {
    return this.counted;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

export function completionOf(text: string): Completion {
  return {
    text,
    parsed: undefined,
    finishReason: 'stop',
    usage: { prompt: 12, completion: 1, cached: null },
    queueMs: 0,
    timeToFirstTokenMs: 1,
    totalMs: 1,
    provider: 'fake',
    model: 'small',
    modelId: 'fake:small',
  };
}

/** An ordinary call. */
export function requestOf(overrides: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    messages: [{ role: 'user', content: 'hello' }],
    maxTokens: 16,
    temperature: 0,
    deadlineMs: 10_000,
    signal: new AbortController().signal,
    priority: 'interactive',
    purpose: 'test',
    ...overrides,
  };
}
