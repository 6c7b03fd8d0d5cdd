import type { Clock } from '@app/telemetry';
import { timeoutError } from '../call/call-watch.js';
import { withinCall } from '../call/within-call.js';
import type { StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { ForwardingProvider } from '../forwarding.provider.js';
import type { LlmProvider } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
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
    this.#slots = new Slots(limits, clock);
  }

  /** The wait for a slot counts towards the deadline of the call. */
  override async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const deadlineMs = Math.min(request.deadlineMs, this.limits.timeoutMs);
    const started = this.clock.monotonic();
    const free = await this.#admit({ ...request, deadlineMs });
    const queueMs = this.clock.monotonic() - started;
    try {
      for await (const event of this.inner.stream({ ...request, deadlineMs: deadlineMs - queueMs }))
        yield event.type === 'completion'
          ? { ...event, completion: { ...event.completion, queueMs } }
          : event;
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
      if (error instanceof LlmError && error.kind === 'timeout')
        throw timeoutError('queue', { cause: error });
      throw error;
    }
  }
}
