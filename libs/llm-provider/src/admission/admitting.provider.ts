import type { Clock } from '@app/telemetry';
import { collect } from '../call/run-call.js';
import { withinCall } from '../call/within-call.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { Slots, type SlotLimits } from './slots.js';

/** Lets a bounded number of calls through to another provider, none longer than `timeoutMs`. */
export class AdmittingProvider extends LlmProvider {
  readonly #slots: Slots;

  constructor(
    private readonly inner: LlmProvider,
    private readonly limits: SlotLimits & { readonly timeoutMs: number },
    private readonly clock: Clock,
  ) {
    super();
    this.#slots = new Slots(limits);
  }

  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  /** The wait for a slot counts towards the deadline of the call. */
  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const deadlineMs = Math.min(request.deadlineMs, this.limits.timeoutMs);
    const started = this.clock.monotonic();
    const free = await this.#admit({ ...request, deadlineMs });
    try {
      const left = deadlineMs - (this.clock.monotonic() - started);
      yield* this.inner.stream({ ...request, deadlineMs: left });
    } finally {
      free();
    }
  }

  /** A slot that comes in the moment its caller gives up goes back at once. */
  async #admit(request: CompletionRequest): Promise<() => void> {
    let taken: Promise<() => void> | undefined;
    try {
      return await withinCall(request, (signal) => (taken = this.#slots.take(request.priority, signal)));
    } catch (error) {
      void taken?.then(
        (free) => free(),
        () => undefined,
      );
      throw error;
    }
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
}
