import { sampleSnapshot } from '@app/assets';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarNames } from './similar-names.js';

const NAMES = sampleSnapshot().assets.map(({ name }) => name);

describe('similarNames', () => {
  it.each([
    ['web-prod-1', 'web-prod-01'],
    ['webprod01', 'web-prod-01'],
    ['web-prd-01', 'web-prod-01'],
    ['wbe-prod-01', 'web-prod-01'],
    ['DB-PRDO-01', 'db-prod-01'],
  ])('finds what %s was meant to be', (typed, name) => {
    expect(similarNames(typed, NAMES, 5)[0]).toBe(name);
  });

  it('offers the names that begin alike', () => {
    expect(similarNames('web-prod', NAMES, 5).every((name) => name.startsWith('web-prod'))).toBe(true);
    expect(similarNames('web-prod', NAMES, 5).length).toBeGreaterThan(1);
  });

  it('offers nothing for a name that resembles none', () => {
    expect(similarNames('web-prod-77', NAMES, 5)).toEqual([]);
    expect(similarNames('mars-rover-7', NAMES, 5)).toEqual([]);
  });

  it('offers only known names, no more than asked for, in an order of its own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.string({ maxLength: 3 }), fc.nat(20), (name, junk, at) => {
        const typed = name.slice(0, at) + junk + name.slice(at + 1);
        const found = similarNames(typed, NAMES, 5);
        expect(found.length).toBeLessThanOrEqual(5);
        expect(found.every((one) => NAMES.includes(one))).toBe(true);
        expect(similarNames(typed, NAMES.toReversed(), 5)).toEqual(found);
      }),
    );
  });
});
