import type { Clock } from '@app/telemetry';
import type { CallPriority } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';

export interface SlotLimits {
  /** Calls at work at once. */
  readonly concurrent: number;
  /** Calls that may wait; one more is refused as `overloaded`, or one in the background is for a person's. */
  readonly waiting: number;
}

interface Waiter {
  readonly priority: CallPriority;
  readonly admit: () => void;
  readonly refuse: (error: LlmError) => void;
}

const LEAST_RETRY_AFTER_MS = 1000;
const MOST_RETRY_AFTER_MS = 60_000;

/** Weight of the last call in the running mean of how long a slot is held. */
const LAST_CALL_WEIGHT = 0.2;

/** A bounded number of calls at a time and a bounded queue; who waits for a person goes first. */
export class Slots {
  #busy = 0;
  #meanHoldMs = 0;
  readonly #queue: Waiter[] = [];

  constructor(
    private readonly limits: SlotLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Waits for a slot and gives back the function that frees it.
   * @throws LlmError `overloaded` at once when the queue is full, with the time in which it should have emptied
   * @throws the reason of `signal` when it aborts while waiting
   */
  async take(priority: CallPriority, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#busy < this.limits.concurrent) this.#busy += 1;
    else await this.#wait(priority, signal);
    const started = this.clock.monotonic();
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.#meanHoldMs += LAST_CALL_WEIGHT * (this.clock.monotonic() - started - this.#meanHoldMs);
      this.#passOn();
    };
  }

  async #wait(priority: CallPriority, signal: AbortSignal): Promise<void> {
    if (this.#queue.length >= this.limits.waiting) this.#makeRoom(priority);
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const stay = (): void => signal.removeEventListener('abort', leave);
      const waiter: Waiter = {
        priority,
        admit: () => (stay(), resolve()),
        refuse: (error) => (stay(), reject(error)),
      };
      this.#queue.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The last of those for whom nobody waits gives way to a person. @throws LlmError `overloaded` where none does */
  #makeRoom(priority: CallPriority): void {
    const error = new LlmError('overloaded', 'Too many calls wait for the language model.', {
      retryAfterMs: this.#emptyInMs(),
    });
    const last = this.#queue.findLastIndex((waiter) => waiter.priority === 'background');
    if (priority !== 'interactive' || last === -1) throw error;
    this.#queue.splice(last, 1)[0]?.refuse(error);
  }

  /** A freed slot goes straight to the next waiter, so that nobody overtakes in between. */
  #passOn(): void {
    const urgent = this.#queue.findIndex(({ priority }) => priority === 'interactive');
    const [next] = this.#queue.splice(Math.max(urgent, 0), 1);
    if (next) next.admit();
    else this.#busy -= 1;
  }

  #emptyInMs(): number {
    const rounds = (this.#queue.length + this.#busy) / this.limits.concurrent;
    return Math.min(MOST_RETRY_AFTER_MS, Math.max(LEAST_RETRY_AFTER_MS, rounds * this.#meanHoldMs));
  }
}
