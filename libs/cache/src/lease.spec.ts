import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EpochVector, movedEpochs } from './epochs.js';
import { brokenLease } from './lease.js';

const vector: fc.Arbitrary<EpochVector> = fc.dictionary(
  fc.constantFrom('inventory', 'cache', 'asset:1'),
  fc.option(fc.nat(2)),
);

describe('brokenLease', () => {
  it.each([
    [{ inventory: 1 }, { inventory: 1 }, undefined],
    [{ inventory: 1 }, { inventory: 2 }, 'epoch moved: inventory'],
    [{ inventory: 1 }, { inventory: null }, 'epoch unknown: inventory'],
    [{ inventory: null }, { inventory: 1 }, 'epoch unknown: inventory'],
    [{ inventory: null }, { inventory: null }, 'epoch unknown: inventory'],
    [{ cache: 1 }, { cache: 1, inventory: 1 }, 'epoch unknown: inventory'],
  ])('of %j against %j is %j', (lease, known, reason) => {
    expect(brokenLease(lease, known)).toBe(reason);
  });

  it('holds only between equal vectors in which everything is known', () => {
    fc.assert(
      fc.property(vector, vector, (lease, known) => {
        const names = new Set([...Object.keys(lease), ...Object.keys(known)]);
        const holds = [...names].every(
          (name) => typeof lease[name] === 'number' && lease[name] === known[name],
        );
        expect(brokenLease(lease, known) === undefined).toBe(holds);
        expect(movedEpochs(lease, known).length === 0).toBe(holds);
      }),
    );
  });
});
