import { describe, expect, it } from 'vitest';
import { describeQuery } from './describe-query.js';

describe('describeQuery', () => {
  it('says every combination in words', () => {
    expect(
      describeQuery({
        filters: [
          { field: 'memory_gb', operator: 'gt', value: 64 },
          {
            or: [
              { field: 'os', operator: 'eq', value: 'linux' },
              { field: 'tags', operator: 'in', value: ['a', 'b'] },
            ],
          },
          { not: { and: [{ field: 'site', operator: 'eq', value: 'FRA1' }] } },
        ],
        group_by: [],
        fields: [],
      }),
    ).toBe('memory gb is more than 64 and (os is linux or tags is one of a, b) and not (site is FRA1)');
  });
});
