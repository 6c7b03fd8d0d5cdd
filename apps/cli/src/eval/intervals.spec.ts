import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference, wilson } from './intervals.js';

describe('wilson', () => {
  // Worked examples of R's binom.wilson.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [29, 29, 0.883, 1],
  ])('%i of %i lies between %f and %f', (hits, n, low, high) => {
    const share = wilson(hits, n);
    expect(share.low).toBeCloseTo(low, 3);
    expect(share.high).toBeCloseTo(high, 3);
  });

  it('holds the share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const { value, low, high } = wilson(Math.round(n * part), n);
          const rounding = 1e-12;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(Number(value) + rounding);
          expect(high).toBeGreaterThanOrEqual(Number(value) - rounding);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('says nothing of nothing', () => {
    expect(wilson(0, 0)).toEqual({ value: null, low: null, high: null, n: 0 });
  });
});

describe('pairedDifference', () => {
  const pairs = (both: number, first: number, second: number, none: number) => [
    ...Array.from({ length: both }, () => [true, true] as const),
    ...Array.from({ length: first }, () => [true, false] as const),
    ...Array.from({ length: second }, () => [false, true] as const),
    ...Array.from({ length: none }, () => [false, false] as const),
  ];

  it('is the second minus the first, in points', () => {
    expect(pairedDifference(pairs(70, 5, 15, 10))).toMatchObject({
      points: 10,
      n: 100,
      only_first: 5,
      only_second: 15,
    });
  });

  it('lies wholly below zero where the second is clearly worse, and around it where both are equal', () => {
    expect(pairedDifference(pairs(50, 40, 5, 5)).high).toBeLessThan(0);
    const { low, high } = pairedDifference(pairs(50, 10, 10, 30));
    expect(low).toBeCloseTo(-high);
    expect(high).toBeGreaterThan(0);
  });
});
