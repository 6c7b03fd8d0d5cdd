import { describe, expect, it } from 'vitest';
import type { Query } from '@app/contracts';
import { renderResult } from './render-result.js';

const query = (rest: Partial<Query> = {}): Query => ({ filters: [], group_by: [], fields: [], ...rest });
const production: Query['filters'] = [{ field: 'environment', operator: 'eq', value: 'production' }];

describe('renderResult', () => {
  it('says what was looked for and how many were found', () => {
    const rows = [{ name: 'a' }, { name: 'b' }];
    const { message, data, warnings } = renderResult(
      { kind: 'assets', rows, total: 2, columns: ['name'] },
      query({ filters: production }),
    );
    expect(message).toBe('2 assets where environment is production.');
    expect(data).toMatchObject({ kind: 'assets', total: 2, shown: 2, rows, columns: ['name'] });
    expect(warnings).toEqual([]);
  });

  it('says so where not all rows are shown', () => {
    const { warnings } = renderResult(
      { kind: 'assets', rows: [{ name: 'a' }], total: 900, columns: [] },
      query(),
    );
    expect(warnings[0]).toMatch(/^1 of 900 rows are shown/);
  });

  it('tells nothing found from an error', () => {
    const { message, data } = renderResult(
      { kind: 'assets', rows: [], total: 0, columns: [] },
      query({ filters: production }),
    );
    expect(message).toBe('No asset where environment is production.');
    expect(data.total).toBe(0);
  });

  it.each([
    ['owner', 'team-sre', 'The owner of a is team-sre.'],
    ['tags', ['web', 'ring-a'], 'The tags of a is web, ring-a.'],
    ['notes', null, 'The notes of a is not recorded.'],
  ] as const)('answers a question for the field %s', (field, value, message) => {
    const result = { kind: 'assets', rows: [{ name: 'a', [field]: value }], total: 1, columns: [] } as const;
    expect(renderResult(result, query({ fields: [field] }))).toMatchObject({
      message,
      data: { kind: 'field', field, value },
    });
  });

  it('counts one as one', () => {
    expect(renderResult({ kind: 'count', count: 1 }, query()).message).toBe('1 asset.');
    expect(renderResult({ kind: 'count', count: 0 }, query()).message).toBe('0 assets.');
  });

  it('renders groups with their sum', () => {
    const groups = [
      { key: 'FRA1', count: 3 },
      { key: 'SIN1', count: 2 },
    ];
    expect(renderResult({ kind: 'groups', by: ['data_center'], groups }, query())).toMatchObject({
      message: '2 groups by data center.',
      data: { kind: 'groups', groups, count: 5 },
    });
  });
});
