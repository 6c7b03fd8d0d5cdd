import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf, evidenceOf, type LookedUp, type Observed } from './evidence.js';

const FLAWLESS: Observed = { probability: 0.98, grounded: 1, omitted: 0 };
const CONFIRMED: LookedUp = { isLinked: true, agrees: true };
const confidence = (observed: Partial<Observed> = {}, lookedUp: Partial<LookedUp> = {}) =>
  confidenceOf(evidenceOf({ ...FLAWLESS, ...observed }, { ...CONFIRMED, ...lookedUp }));

describe('confidence from evidence', () => {
  it('is the probability of the action where nothing speaks against it', () => {
    expect(confidence()).toBeCloseTo(0.98);
    expect(confidence({ probability: 0.3 })).toBeCloseTo(0.3);
  });

  it('is not high where the engine tells no probability', () => {
    expect(confidence({ probability: null })).toBeLessThan(0.8);
    expect(confidence({ probability: null }, { isLinked: false })).toBeGreaterThanOrEqual(0.5);
  });

  it('is halved by each thing that was left out, and falls with what was invented', () => {
    expect(confidence({ omitted: 2 })).toBeCloseTo(0.245);
    expect(confidence({ grounded: 0.5 })).toBeCloseTo(0.49);
  });

  it('stays high with one host that the inventory does not have, and does not against another reader', () => {
    expect(confidence({}, { isLinked: false })).toBeGreaterThanOrEqual(0.8);
    expect(confidence({}, { agrees: false })).toBeLessThan(0.5);
  });

  it('is never above what the model itself states, and gains nothing by it', () => {
    expect(confidence({ stated: 0.2 })).toBe(0.2);
    expect(confidence({ stated: 1 })).toBeCloseTo(0.98);
  });

  it('is never raised by anything that speaks against it', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const observed = fc.record({ probability: fc.option(share), grounded: share, omitted: fc.nat(4) });
    const lookedUp = fc.record({ isLinked: fc.boolean(), agrees: fc.boolean() });
    fc.assert(
      fc.property(observed, lookedUp, share, (seen, found, stated) => {
        const sure = confidenceOf(evidenceOf(seen, found));
        expect(sure).toBeGreaterThanOrEqual(0);
        expect(sure).toBeLessThanOrEqual(1);
        for (const less of [
          evidenceOf({ ...seen, omitted: seen.omitted + 1 }, found),
          evidenceOf({ ...seen, grounded: seen.grounded / 2 }, found),
          evidenceOf({ ...seen, stated }, found),
          evidenceOf(seen, { ...found, isLinked: false }),
          evidenceOf(seen, { ...found, agrees: false }),
        ])
          expect(confidenceOf(less)).toBeLessThanOrEqual(sure);
      }),
    );
  });
});
