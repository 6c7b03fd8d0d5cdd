import type { Clock } from '@app/telemetry';
import { withinCall } from '../call/within-call.js';
import type { StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { Slots, type SlotLimits } from './slots.js';

/** Lets a bounded number of calls through to another provider, none longer than `timeoutMs`. */
export class AdmittingProvider extends ForwardingProvider {
  readonly #slots: Slots;

  constructor(
    inner: LlmProvider,
    private readonly limits: SlotLimits & { readonly timeoutMs: number },
    private readonly clock: Clock,
  ) {
    super(inner);
    this.#slots = new Slots(limits);
  }

  /** The wait for a slot counts towards the deadline of the call. */
  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
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
}
