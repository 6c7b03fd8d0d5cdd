import { describe, expect, it } from 'vitest';
import type { FilterTree } from '@app/contracts';
import { parseFilter } from './parse-filter.js';

const nested = (levels: number): FilterTree =>
  levels === 1 ? { field: 'owner', operator: 'eq', value: 'x' } : { not: nested(levels - 1) };

describe('parseFilter', () => {
  it('gives back what it accepts', () => {
    const filter = { or: [{ field: 'owner', operator: 'in', value: ['a', 'b'] }, nested(3)] };
    expect(parseFilter(filter)).toEqual(filter);
  });

  it('accepts eight levels and refuses nine', () => {
    expect(parseFilter(nested(8))).toEqual(nested(8));
    expect(() => parseFilter(nested(9))).toThrow(/nested more than 8/);
  });

  it.each([
    [{ field: 'colour', operator: 'eq', value: 'red' }, 'unknown_field', /"colour"/, /hostname/],
    [{ field: 'tags', operator: 'gt', value: 3 }, 'invalid_request', /tags .*'gt'/, /contains/],
    [
      { field: 'name', operator: 'within', value: '10.0.0.0/8' },
      'invalid_request',
      /name .*'within'/,
      /starts_with/,
    ],
    [
      { field: 'ip_address', operator: 'within', value: '10.0.0.0/33' },
      'invalid_request',
      /10\.0\.0\.0\/33/,
      /range/,
    ],
    [{ field: 'ip_address', operator: 'eq', value: '10.0.0' }, 'invalid_request', /10\.0\.0/, /IP address/],
    [{ field: 'ip_address', operator: 'eq', value: 'fe80::1%eth0' }, 'invalid_request', /fe80/, /IP address/],
    [{ field: 'ip_address', operator: 'within', value: '10.0.0.0/08' }, 'invalid_request', /08/, /range/],
    [{ field: 'owner', operator: 'contains', value: 'a\0' }, 'invalid_request', /owner/, /text/],
    [{ field: 'memory_gb', operator: 'gt', value: '64' }, 'invalid_request', /memory_gb .*"64"/, /a number/],
    [
      { field: 'environment', operator: 'eq', value: 'prod' },
      'invalid_request',
      /"prod"/,
      /production, staging/,
    ],
    [{ field: 'is_active', operator: 'eq', value: 'yes' }, 'invalid_request', /is_active/, /true or false/],
    [{ field: 'owner', operator: 'eq', value: ['a'] }, 'invalid_request', /single value/, /in and not_in/],
    [{ field: 'owner', operator: 'in', value: 'a' }, 'invalid_request', /a list/, /in and not_in/],
    [{ field: 'owner', operator: 'like', value: 'a' }, 'invalid_request', /owner .*operator/, /A filter is/],
    [{ field: 'owner', operator: 'eq', value: 'a', also: 1 }, 'invalid_request', /owner/, /A filter is/],
    [{ and: [] }, 'invalid_request', /'and' takes a list/, /A filter is/],
    [{ and: [nested(1)], or: [nested(1)] }, 'invalid_request', /names no field/, /A filter is/],
    [{ nor: [nested(1)] }, 'invalid_request', /"nor"/, /A filter is/],
    [{}, 'invalid_request', /empty/, /A filter is/],
    ['owner', 'invalid_request', /no object/, /A filter is/],
  ])('refuses %j and says what it may be', (filter, code, detail, hint) => {
    expect(() => parseFilter(filter)).toThrow(
      expect.objectContaining({
        code,
        detail: expect.stringMatching(detail),
        hint: expect.stringMatching(hint),
      }),
    );
  });
});
