import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.js';

const word = fc.string({ unit: fc.constantFrom('A', 'B', '_'), maxLength: 8 });

describe('editDistance', () => {
  it.each([
    ['PORT', 'PORT', 0],
    ['PROT', 'PORT', 1],
    ['PORTS', 'PORT', 1],
    ['POR', 'PORT', 1],
    ['PART', 'PORT', 1],
    ['', 'PORT', 4],
    ['TROP', 'PORT', 3],
  ])('%s → %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is the same both ways, and zero for equal words alone', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other)).toBe(editDistance(other, one));
        expect(editDistance(one, other) === 0).toBe(one === other);
      }),
    );
  });

  it('grows by at most one with each letter', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(Math.abs(editDistance(`${one}A`, other) - editDistance(one, other))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
