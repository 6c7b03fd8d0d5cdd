import { Logger } from '@nestjs/common';

/** Why an execution is to stop, as the reason of its signal. */
export type StopReason = 'cancelled' | 'lease lost' | 'deadline' | 'shutdown';

/** The share of a lease after which it is extended. */
const RENEWAL = 1 / 3;

/**
 * Keeps a worker's hold on an execution and aborts once that is lost, a cancellation is asked for, or the execution's
 * deadline passes.
 */
export class Lease {
  private readonly logger = new Logger(Lease.name);
  private readonly controller = new AbortController();
  private readonly renewal: NodeJS.Timeout;
  private readonly expiry: NodeJS.Timeout;
  private renewing?: Promise<void>;
  /** On this process's clock, and never later than on the database's. */
  private heldUntil: number;

  constructor(
    private readonly leaseMs: number,
    deadlineMs: number,
    /** As `ExecutionTransitions.extend`. */
    private readonly extend: () => Promise<boolean | undefined>,
    private readonly monotonic: () => number,
  ) {
    this.heldUntil = monotonic() + leaseMs;
    this.renewal = setInterval(() => void this.renew(), leaseMs * RENEWAL);
    this.expiry = setTimeout(() => this.stop('deadline'), Math.max(0, Math.min(deadlineMs, 2 ** 31 - 1)));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Why it stopped; `undefined` while it holds. */
  get reason(): StopReason | undefined {
    return this.controller.signal.aborted ? (this.controller.signal.reason as StopReason) : undefined;
  }

  stop(reason: StopReason): void {
    this.controller.abort(reason);
  }

  /** Ends the renewal; the hold itself is given up by the execution's end. */
  async release(): Promise<void> {
    clearInterval(this.renewal);
    clearTimeout(this.expiry);
    await this.renewing;
  }

  private async renew(): Promise<void> {
    if (this.renewing) return;
    const askedAt = this.monotonic();
    this.renewing = this.extend()
      .then((cancelRequested) => {
        if (cancelRequested === undefined) return this.stop('lease lost');
        this.heldUntil = askedAt + this.leaseMs;
        return cancelRequested ? this.stop('cancelled') : undefined;
      })
      .catch((error: unknown) => {
        this.logger.warn(`A lease could not be extended: ${String(error)}`);
        if (this.monotonic() >= this.heldUntil) this.stop('lease lost');
      })
      .finally(() => {
        this.renewing = undefined;
      });
    await this.renewing;
  }
}
