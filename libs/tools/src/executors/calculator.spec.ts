import { describe, expect, it } from 'vitest';
import { calculate } from './calculator.js';

describe('calculate', () => {
  it.each([
    ['17 * 23', '391'],
    ['(2 + 3) * 4 =', '20'],
    ['20 % of 3840', '768'],
    ['hex of 255', '0xff'],
    ['1000 x 3', '3000'],
  ])('computes %s', async (expression, result) => {
    expect(await calculate(expression)).toBe(result);
  });

  it('converts units, binary and decimal prefixes apart', async () => {
    expect(await calculate('convert 750 GB to TiB')).toMatch(/^0\.68\d+ TiB$/);
    expect(await calculate('1.5 gbit/s in MB/s')).toMatch(/^187\.5 MB \/ s$/);
  });

  it.each(['import("fs")', 'ones(100000000)', 'a = 5', 'the weather', '', '1'.repeat(300)])(
    'refuses %s',
    async (text) => {
      expect(await calculate(text)).toBeUndefined();
    },
  );
});
