import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.js';

const DATE = 'Wed, 25 Nov 2026 11:00:00 GMT';

describe('retryAfterMs', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '3' }, 3000],
    [
      'a date by the clock of the engine',
      { 'retry-after': 'Wed, 25 Nov 2026 11:00:05 GMT', date: DATE },
      5000,
    ],
    ['a date that has passed', { 'retry-after': 'Wed, 25 Nov 2026 10:00:00 GMT', date: DATE }, 0],
    ['a date without a clock', { 'retry-after': DATE }, undefined],
    ['an hour', { 'retry-after': '3600' }, 60_000],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('reads %s', (_what, headers, expected) => {
    expect(retryAfterMs(new Headers(headers))).toBe(expected);
  });

  it('reads nothing where there are no headers', () => {
    expect(retryAfterMs(undefined)).toBeUndefined();
  });
});
