import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleAssets } from '../sample/sample-assets.js';
import { compactContext } from './compact-context.js';

const assets = sampleAssets();

describe('compactContext', () => {
  it('gives the fields asked for, a line to each asset', () => {
    const text = compactContext(assets.slice(0, 2), ['name', 'tags', 'database_name'], 1000);
    expect(text).toBe(
      [
        '2 of 2 rows',
        'name|tags|database_name',
        'web-prod-01|external-facing,production,ring-a,web|-',
        'web-prod-02|external-facing,production,ring-a,web|-',
      ].join('\n'),
    );
  });

  it('keeps to its limit with whole rows, and says how many of all it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 4000 }), (limit) => {
        const text = compactContext(assets, ['name', 'ip_address', 'owner'], limit, 500);
        expect(text.length).toBeLessThanOrEqual(limit);
        const [count, , ...rows] = text.split('\n');
        expect(count).toBe(`${rows.length} of 500 rows`);
        expect(rows).toEqual(
          assets.slice(0, rows.length).map(({ name, ip_address, owner }) => `${name}|${ip_address}|${owner}`),
        );
      }),
    );
  });

  it('lets no record break out of its line', () => {
    const text = compactContext([{ id: '1', name: 'a', notes: 'one\ntwo | three' }], ['name', 'notes'], 1000);
    expect(text.split('\n')[2]).toBe('a|one two three');
  });
});
