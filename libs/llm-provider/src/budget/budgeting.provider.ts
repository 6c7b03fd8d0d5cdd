import type { Clock } from '@app/telemetry';
import { withinCall } from '../call/within-call.js';
import type { StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { EngineFacts } from './engine-facts.js';
import { likelyTokens, mostTokens } from './prompt-size.js';
import { shortenings } from './shortenings.js';

/**
 * Sends to one engine only what fits into its context together with the longest answer. What does not is shortened by
 * the declarations of its messages, else refused; nothing is ever cut. Where the context is unknown the call is sent
 * as it is: servers that do not tell it, the OpenAI-compatible ones, refuse an over-long prompt with status 400.
 */
export class BudgetingProvider extends ForwardingProvider {
  readonly #engine: EngineFacts;

  constructor(
    inner: LlmProvider,
    private readonly clock: Clock,
  ) {
    super(inner);
    this.#engine = new EngineFacts(inner, clock);
  }

  /** Asking for context and tokens counts towards the deadline of the call. */
  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const started = this.clock.monotonic();
    try {
      const messages = await withinCall(request, (signal) => this.#fitting(request, signal));
      const deadlineMs = request.deadlineMs - (this.clock.monotonic() - started);
      const trimmed = request.messages.length - messages.length;
      for await (const event of this.inner.stream({ ...request, messages, deadlineMs })) {
        yield event.type === 'completion' && trimmed > 0
          ? { ...event, completion: { ...event.completion, trimmed } }
          : event;
      }
    } catch (error) {
      this.#engine.doubt(error);
      throw error;
    }
  }

  /** @throws LlmError `context_too_long` */
  async #fitting(request: CompletionRequest, signal: AbortSignal): Promise<readonly ChatMessage[]> {
    const context = await this.#engine.contextTokens(signal);
    const room = context === null ? Number.POSITIVE_INFINITY : context - request.maxTokens;
    let least = Number.POSITIVE_INFINITY;
    for (const messages of shortenings(request.messages)) {
      const tokens = await this.#tokens(messages, room, signal);
      if (tokens <= room) return messages;
      least = Math.min(least, tokens);
    }
    throw new LlmError(
      'context_too_long',
      `The prompt of ${least} tokens and an answer of ${request.maxTokens} exceed the context of ${context}.`,
    );
  }

  /** Tokens of a prompt: no more than so many where these fit surely, else counted, else estimated. */
  async #tokens(messages: readonly ChatMessage[], room: number, signal: AbortSignal): Promise<number> {
    const most = mostTokens(messages);
    if (most <= room) return most;
    return (await this.#engine.count(messages, signal)) ?? likelyTokens(messages);
  }
}
