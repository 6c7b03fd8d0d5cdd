import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS, FILTER_OPERATORS, type FilterTree } from '@app/contracts';
import { filterTrees } from '../../../../test/support/filter-arbitrary.js';
import { BoundValues } from './bound-values.js';
import { COMPARABLE_FIELDS } from './comparable-fields.js';
import { operatorsOf } from './comparison.js';
import { compileFilter } from './compile-filter.js';

const compile = (filter: FilterTree | undefined) => {
  const bound = new BoundValues();
  return { sql: compileFilter(filter, bound), values: bound.values };
};

describe('compileFilter', () => {
  it('selects everything without a filter', () => {
    expect(compile(undefined)).toEqual({ sql: 'TRUE', values: [] });
  });

  it('carries a negation down to the comparison, where it includes what has no value', () => {
    const owner = { field: 'owner', operator: 'eq', value: 'team-sre' } as const;
    const status = { field: 'status', operator: 'eq', value: 'active' } as const;
    expect(compile({ not: { and: [owner, { not: status }] } })).toEqual({
      sql: '((lower(owner) IN (lower($1::text))) IS NOT TRUE OR status IN ($2))',
      values: ['team-sre', 'active'],
    });
  });

  it('takes the signs of LIKE literally', () => {
    const { values } = compile({ field: 'name', operator: 'contains', value: String.raw`50%_\ ` });
    expect(values).toEqual([String.raw`%50\%\_\\ %`]);
  });

  it('binds every value and writes none into the statement', () => {
    fc.assert(
      fc.property(filterTrees, (filter) => {
        const { sql, values } = compile(filter);
        const placeholders = [...sql.matchAll(/\$(\d+)/g)].map(([, index]) => Number(index));
        expect(placeholders.toSorted((left, right) => left - right)).toEqual(
          values.map((_value, index) => index + 1),
        );
        expect(sql).not.toMatch(/DROP TABLE|web-prod|team-/);
      }),
    );
  });

  it('offers a comparison for every field, and only operators of the language', () => {
    for (const field of FILTER_FIELDS) {
      const operators = operatorsOf(COMPARABLE_FIELDS[field]);
      expect(operators).toContain('eq');
      expect(FILTER_OPERATORS).toEqual(expect.arrayContaining(operators));
    }
  });
});
