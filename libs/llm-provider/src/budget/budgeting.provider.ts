import type { Clock } from '@app/telemetry';
import { withinCall } from '../call/within-call.js';
import type { StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { cautiousTokens, mostTokens } from './token-estimates.js';
import { trimmings } from './trimmings.js';

/** An engine may load its model with another context than before, or than it was asked for. */
const CONTEXT_HOLDS_MS = 60_000;

interface Context {
  readonly model: string | null;
  readonly tokens: number | null;
  /** Monotonic milliseconds. */
  readonly until: number;
}

/**
 * Sends a prompt only where it fits, with its answer, into the context of the engine: what does not fit is trimmed by
 * declared priority, then refused. A prompt that is short beyond doubt costs no counting; any other is counted by the
 * engine's own tokenizer, or estimated with room to spare where it has none. Where the engine does not tell its
 * context, it is left to refuse.
 */
export class BudgetingProvider extends ForwardingProvider {
  #context: Context | undefined;

  constructor(
    inner: LlmProvider,
    private readonly clock: Clock,
  ) {
    super(inner);
  }

  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const messages = await withinCall(request, (signal) => this.#fitting(request, signal));
    const leftOut = request.messages.length - messages.length;
    try {
      for await (const event of this.inner.stream({ ...request, messages })) {
        yield event.type === 'completion' && leftOut > 0
          ? { ...event, completion: { ...event.completion, leftOut } }
          : event;
      }
    } catch (error) {
      // Another model, or another context, may have come with a restart.
      if (error instanceof LlmError && error.kind !== 'cancelled') this.#context = undefined;
      throw error;
    }
  }

  /** @throws LlmError `context_too_long` where even what must stay does not fit */
  async #fitting(request: CompletionRequest, signal: AbortSignal): Promise<readonly ChatMessage[]> {
    const context = await this.#contextTokens(signal);
    if (context === null) return request.messages;
    const room = context - request.maxTokens;
    let fewest = 0;
    for (const messages of trimmings(request.messages)) {
      if (mostTokens(messages) <= room) return messages;
      fewest = await this.#count(messages, signal);
      if (fewest <= room) return messages;
    }
    throw new LlmError(
      'context_too_long',
      `The prompt of ${fewest} tokens and an answer of ${request.maxTokens} exceed the context of ${context}.`,
    );
  }

  async #count(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number> {
    const counted = await this.inner.countTokens(messages, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof LlmError) return null;
      throw error;
    });
    return counted ?? cautiousTokens(messages);
  }

  async #contextTokens(signal: AbortSignal): Promise<number | null> {
    const model = this.inner.knownModel();
    const known = this.#context;
    if (known && known.model === model && this.clock.monotonic() < known.until) return known.tokens;
    const { context_tokens: tokens } = await this.inner.info(signal);
    const until = this.clock.monotonic() + CONTEXT_HOLDS_MS;
    this.#context = { model: this.inner.knownModel(), tokens, until };
    return tokens;
  }
}
