import { ManualClock } from '@app/telemetry';
import { describe, expect, it } from 'vitest';
import { UNKNOWN_LOAD } from '../engine-load.js';
import { LastLoad } from './last-load.js';
import { UsageTotals } from './usage-totals.js';

const usage = (prompt: number | null, cached: number | null) => ({ prompt, completion: 1, cached });

describe('UsageTotals', () => {
  it('takes the share from calls that tell both numbers, and from sound ones only', () => {
    const totals = new UsageTotals();
    const unsound = [usage(100, null), usage(null, 5), usage(10, 11), usage(-1, -1), usage(Number.NaN, 0)];
    for (const one of unsound) totals.add(one);
    expect(totals.prefixHitShare()).toBeNull();
    totals.add(usage(100, 0));
    totals.add(usage(300, 200));
    expect(totals.prefixHitShare()).toBe(0.5);
  });
});

describe('LastLoad', () => {
  const told = { ...UNKNOWN_LOAD, running: 2, prefix_hit_share: 0.9, source: 'engine' as const };

  it('knows nothing before anybody told anything', () => {
    expect(new LastLoad(new UsageTotals(), new ManualClock()).current()).toBeUndefined();
  });

  it('believes the engine before the usage of our own calls', () => {
    const totals = new UsageTotals();
    totals.add(usage(100, 50));
    const load = new LastLoad(totals, new ManualClock());
    expect(load.current()).toEqual({ ...UNKNOWN_LOAD, prefix_hit_share: 0.5, source: 'usage' });
    load.saw({ ...UNKNOWN_LOAD, running: 2 });
    expect(load.current()).toMatchObject({ running: 2, prefix_hit_share: 0.5, source: 'usage' });
    load.saw(told);
    expect(load.current()).toEqual(told);
  });

  it('keeps what was told while the engine is too busy to tell, for thirty seconds', () => {
    const clock = new ManualClock();
    const load = new LastLoad(new UsageTotals(), clock);
    load.saw(told);
    clock.advance(30_000);
    load.saw(undefined);
    expect(load.current()).toEqual(told);
    clock.advance(1);
    expect(load.current()).toBeUndefined();
  });
});
