import { performance } from 'node:perf_hooks';

/** Time as the product sees it; injected so that tests move it by hand. */
export abstract class Clock {
  /** Milliseconds since the Unix epoch, for records and ages. */
  abstract now(): number;
  /** Monotonic milliseconds, for durations. */
  abstract monotonic(): number;
}

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }
}

/** A clock that stands still until it is moved. */
export class ManualClock extends Clock {
  constructor(private time = 0) {
    super();
  }

  now(): number {
    return this.time;
  }

  monotonic(): number {
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
