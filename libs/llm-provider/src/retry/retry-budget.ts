export interface RetryBudgetLimits {
  /** Retries allowed per call in the long run. */
  readonly share: number;
  /** Retries that may be made at once after quiet times. */
  readonly reserve: number;
}

export const DEFAULT_RETRY_BUDGET: RetryBudgetLimits = { share: 0.1, reserve: 10 };

/** Keeps retries from doubling the load of an engine in trouble: each is paid for by calls made before. */
export class RetryBudget {
  #credit: number;

  constructor(private readonly limits: RetryBudgetLimits = DEFAULT_RETRY_BUDGET) {
    this.#credit = limits.reserve;
  }

  called(): void {
    this.#credit = Math.min(this.limits.reserve, this.#credit + this.limits.share);
  }

  /** Whether one more retry is paid for; takes its price if so. */
  take(): boolean {
    if (this.#credit < 1) return false;
    this.#credit -= 1;
    return true;
  }
}
