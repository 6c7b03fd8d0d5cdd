import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersIn, respelling } from './name-forms.js';

describe('respelling', () => {
  it.each(['web-prod-1', 'webprod01', 'web_prod_01', 'Web Prod 001', 'WEB.PROD.01'])(
    'takes %s for web-prod-01',
    (written) => expect(respelling(written)).toBe(respelling('web-prod-01')),
  );

  it.each([
    ['web-prod-1', 'web-prod-10'],
    ['web-1-01', 'web-101'],
    ['web-1-1', 'web-11'],
    ['rack1-2', 'rack12'],
    ['web-prod-00', 'web-prod'],
    ['web-prod-01', 'web-prd-01'],
  ])('keeps %s and %s apart', (one, other) => expect(respelling(one)).not.toBe(respelling(other)));

  it('is the same only for names with the same numbers', () => {
    const name = fc.stringMatching(/^[ab01 ._-]{0,8}$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(respelling(one) === respelling(other));
        expect(numbersIn(one)).toEqual(numbersIn(other));
      }),
      { numRuns: 2000 },
    );
  });

  it('settles: a respelt name is its own respelling', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[aB01 ._-]{0,10}$/), (name) => {
        expect(respelling(respelling(name))).toBe(respelling(name));
      }),
    );
  });
});
