import type { CallPriority } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';

export interface SlotLimits {
  /** Calls at work at once. */
  readonly concurrent: number;
  /** Calls that may wait; one more is refused as `overloaded`. */
  readonly waiting: number;
}

interface Waiter {
  readonly priority: CallPriority;
  readonly admit: () => void;
}

/** A bounded number of calls at a time and a bounded queue; who waits for a person goes first. */
export class Slots {
  #busy = 0;
  readonly #queue: Waiter[] = [];

  constructor(private readonly limits: SlotLimits) {}

  /**
   * Waits for a slot and gives back the function that frees it.
   * @throws LlmError `overloaded` at once when the queue is full
   * @throws the reason of `signal` when it aborts while waiting
   */
  async take(priority: CallPriority, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#busy < this.limits.concurrent) this.#busy += 1;
    else await this.#wait(priority, signal);
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.#passOn();
    };
  }

  async #wait(priority: CallPriority, signal: AbortSignal): Promise<void> {
    if (this.#queue.length >= this.limits.waiting) {
      throw new LlmError('overloaded', 'Too many calls wait for the language model.');
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const admit = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const waiter: Waiter = { priority, admit };
      this.#queue.push(waiter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** A freed slot goes straight to the next waiter, so that nobody overtakes in between. */
  #passOn(): void {
    const urgent = this.#queue.findIndex(({ priority }) => priority === 'interactive');
    const [next] = this.#queue.splice(Math.max(urgent, 0), 1);
    if (next) next.admit();
    else this.#busy -= 1;
  }
}
