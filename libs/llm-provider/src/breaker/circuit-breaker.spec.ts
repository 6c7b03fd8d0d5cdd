import { ManualClock } from '@app/telemetry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

const LIMITS = { failures: 3, firstRestMs: 1000, longestRestMs: 4000 };

function opened(clock: ManualClock, random = () => 0): CircuitBreaker {
  const breaker = new CircuitBreaker(LIMITS, clock, random);
  for (let failure = 0; failure < LIMITS.failures; failure += 1) breaker.failed();
  return breaker;
}

describe('CircuitBreaker', () => {
  it('opens after failures in a row, and a success starts the count anew', () => {
    const breaker = new CircuitBreaker(LIMITS, new ManualClock(), () => 0);
    breaker.failed();
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    breaker.failed();
    expect(breaker.state).toBe('closed');
    breaker.failed();
    expect(breaker.state).toBe('open');
  });

  it('is half open when its rest is over, and closed by a probe alone', () => {
    const clock = new ManualClock();
    const breaker = opened(clock);
    clock.advance(999);
    expect([breaker.state, breaker.leftMs]).toEqual(['open', 1]);
    clock.advance(1);
    expect(breaker.state).toBe('half_open');
    breaker.succeeded();
    expect(breaker.state).toBe('half_open');
    breaker.probeSucceeded();
    expect(breaker.state).toBe('closed');
  });

  it('rests twice as long after each probe that fails, up to its bound', () => {
    const clock = new ManualClock();
    const breaker = opened(clock);
    const rests = [1000, 2000, 4000, 4000].map((rest) => {
      const left = breaker.leftMs;
      clock.advance(rest);
      breaker.probeFailed();
      return left;
    });
    expect(rests).toEqual([1000, 2000, 4000, 4000]);
  });

  it('is not kept open by calls that were under way when it opened', () => {
    const clock = new ManualClock();
    const breaker = opened(clock);
    clock.advance(900);
    breaker.failed();
    expect(breaker.leftMs).toBe(100);
  });

  it('never rests longer than its bound, whatever happens', () => {
    const event = fc.constantFrom('succeeded', 'failed', 'probeSucceeded', 'probeFailed', 'wait' as const);
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (events, chance) => {
          const clock = new ManualClock();
          const breaker = new CircuitBreaker(LIMITS, clock, () => chance);
          for (const what of events) {
            if (what === 'wait') clock.advance(500);
            else breaker[what as 'failed']();
            expect(breaker.leftMs).toBeLessThanOrEqual(LIMITS.longestRestMs);
          }
          clock.advance(LIMITS.longestRestMs);
          expect(breaker.state).not.toBe('open');
        },
      ),
    );
  });
});
