import { ManualClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { BackOff } from './back-off.js';

const LIMITS = { firstMs: 100, longestMs: 1000, forgetAfterMs: 60_000 };

describe('BackOff', () => {
  it('doubles with each failure up to its bound, and forgets after a quiet while', () => {
    const clock = new ManualClock();
    const backOff = new BackOff(LIMITS, clock, () => 0);
    const pauses = Array.from({ length: 6 }, () => {
      backOff.failed();
      const { leftMs } = backOff;
      clock.advance(leftMs);
      return leftMs;
    });
    expect(pauses).toEqual([100, 200, 400, 800, 1000, 1000]);
    expect(backOff.leftMs).toBe(0);
    clock.advance(60_001);
    backOff.failed();
    expect(backOff.leftMs).toBe(100);
  });

  it('leaves a share of each pause to chance', () => {
    const backOff = new BackOff(LIMITS, new ManualClock(), () => 0.5);
    backOff.failed();
    expect(backOff.leftMs).toBe(90);
  });
});
