import type { Clock } from '@app/telemetry';

export interface BackOffLimits {
  /** First pause in milliseconds; doubles with each failure that follows. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so long without a failure the next pause is the first again. */
  readonly forgetAfterMs: number;
}

/** Share of a pause that is left to chance. */
const JITTER = 0.2;

/** How long to pause after failures that follow each other. */
export class BackOff {
  #failures = 0;
  #lastFailure = Number.NEGATIVE_INFINITY;
  #until = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly limits: BackOffLimits,
    private readonly clock: Clock,
    /** From 0 to 1, 1 excluded. */
    private readonly random: () => number,
  ) {}

  /** Milliseconds that are left of the pause. */
  get leftMs(): number {
    return Math.max(0, this.#until - this.clock.monotonic());
  }

  failed(): void {
    const { firstMs, longestMs, forgetAfterMs } = this.limits;
    const now = this.clock.monotonic();
    this.#failures = now - this.#lastFailure > forgetAfterMs ? 1 : this.#failures + 1;
    this.#lastFailure = now;
    const pause = Math.min(longestMs, firstMs * 2 ** (this.#failures - 1));
    this.#until = now + pause * (1 - JITTER * this.random());
  }
}
