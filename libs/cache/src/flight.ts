import type { EpochVector } from './epochs.js';

/** One load that several callers wait for. It goes on while anybody waits, and is aborted when nobody does. */
export class Flight<T> {
  private readonly controller = new AbortController();
  private readonly outcome: Promise<T>;
  private waiting = 0;
  private landed = false;

  /** @param release called once nobody may join any more: the load is over, or everybody has left */
  constructor(
    /** The epochs captured before the load began. */
    readonly lease: EpochVector,
    load: (signal: AbortSignal) => Promise<T>,
    private readonly release: (flight: Flight<T>) => void,
  ) {
    this.outcome = load(this.controller.signal).finally(() => {
      this.landed = true;
      release(this);
    });
    // Each waiter sees a failure by itself; where all have left, nobody needs to.
    this.outcome.catch(() => undefined);
  }

  /** Resolves with the load, or rejects with the signal's reason, whichever comes first. */
  async join(signal: AbortSignal): Promise<T> {
    this.waiting += 1;
    let leave: (() => void) | undefined;
    try {
      signal.throwIfAborted();
      const left = new Promise<never>((_resolve, reject) => {
        leave = () => reject(signal.reason as Error);
        signal.addEventListener('abort', leave, { once: true });
      });
      return await Promise.race([this.outcome, left]);
    } finally {
      if (leave) signal.removeEventListener('abort', leave);
      this.waiting -= 1;
      if (this.waiting === 0 && !this.landed) this.abandon();
    }
  }

  private abandon(): void {
    this.release(this);
    this.controller.abort(new Error('Nobody waits for this load any more.'));
  }
}
