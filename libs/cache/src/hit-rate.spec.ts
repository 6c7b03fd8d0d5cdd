import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '@app/telemetry';
import { HitRate } from './hit-rate.js';

const HOUR_MS = 3_600_000;

describe('HitRate', () => {
  it('is null where nothing was asked', () => {
    const rate = new HitRate(new ManualClock());
    expect([rate.over(60_000), rate.overall()]).toEqual([null, null]);
  });

  it('forgets in a window what lies before it, and in all nothing', () => {
    const clock = new ManualClock();
    const rate = new HitRate(clock);
    rate.count('misses');
    clock.advance(60_000);
    rate.count('hits');
    expect([rate.over(60_000), rate.over(HOUR_MS), rate.overall()]).toEqual([1, 0.5, 0.5]);
    clock.advance(HOUR_MS);
    expect([rate.over(60_000), rate.over(HOUR_MS), rate.overall()]).toEqual([null, null, 0.5]);
  });

  it('agrees with a list of everything that happened, at its grain of ten seconds', () => {
    const event = fc.record({ what: fc.constantFrom('hits', 'misses'), after: fc.nat(400_000) });
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 500 }), (events) => {
        const clock = new ManualClock();
        const rate = new HitRate(clock);
        const log: { what: string; slot: number }[] = [];
        for (const { what, after } of events) {
          clock.advance(after);
          rate.count(what);
          log.push({ what, slot: Math.floor(clock.monotonic() / 10_000) });
        }
        const now = log.at(-1)!.slot;
        for (const windowMs of [60_000, HOUR_MS]) {
          const inside = log.filter(({ slot }) => slot > now - windowMs / 10_000);
          const hits = inside.filter(({ what }) => what === 'hits').length;
          expect(rate.over(windowMs)).toBe(hits / inside.length);
        }
      }),
    );
  });
});
