import type { Clock } from '@app/telemetry';

/** `open`: left alone for a while; `half_open`: the while is over, and one probe decides. */
export type BreakerState = 'closed' | 'open' | 'half_open';

export interface BreakerLimits {
  /** Failures in a row after which the engine is left alone. */
  readonly failures: number;
  /** First rest in milliseconds; doubles with every probe that fails. */
  readonly firstRestMs: number;
  readonly longestRestMs: number;
}

export const DEFAULT_BREAKER_LIMITS: BreakerLimits = {
  failures: 5,
  firstRestMs: 1000,
  longestRestMs: 15_000,
};

/** Share of a rest that is left to chance, so that several processes do not probe at one moment. */
const JITTER = 0.2;

/** Remembers how calls to one engine ended, and tells whether to make another. */
export class CircuitBreaker {
  #failures = 0;
  #restMs = 0;
  /** Monotonic milliseconds at which the rest is over; `undefined` while closed. */
  #restsUntil: number | undefined;

  constructor(
    private readonly limits: BreakerLimits,
    private readonly clock: Clock,
    /** From 0 to 1, 1 excluded. */
    private readonly random: () => number,
  ) {}

  get state(): BreakerState {
    if (this.#restsUntil === undefined) return 'closed';
    return this.leftMs > 0 ? 'open' : 'half_open';
  }

  /** Milliseconds of rest that are left. */
  get leftMs(): number {
    return Math.max(0, (this.#restsUntil ?? 0) - this.clock.monotonic());
  }

  /** A call was answered. Only a probe ends a rest: an answer may have begun before the failures. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** A call failed by the engine's fault. Those that were under way when the rest began prolong nothing. */
  failed(): void {
    this.#failures += 1;
    if (this.#restsUntil === undefined && this.#failures >= this.limits.failures) this.#rest();
  }

  probeSucceeded(): void {
    this.#failures = 0;
    this.#restMs = 0;
    this.#restsUntil = undefined;
  }

  probeFailed(): void {
    this.#rest();
  }

  #rest(): void {
    const { firstRestMs, longestRestMs } = this.limits;
    this.#restMs = Math.min(longestRestMs, Math.max(firstRestMs, this.#restMs * 2));
    this.#restsUntil = this.clock.monotonic() + this.#restMs * (1 - JITTER * this.random());
  }
}
