import { QuerySchema, type Entity, type EntityType } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { queryFromEntities } from './query-from-entities.js';

const entity = (type: EntityType, value: string, negated?: true): Entity => ({
  type,
  value,
  confidence: 1,
  ...(negated && { negated }),
});

describe('queryFromEntities', () => {
  it('asks for everything where nothing is named', () => {
    expect(queryFromEntities([])).toEqual({ filters: [], group_by: [], fields: [] });
  });

  it('adds types up and takes values of one type as alternatives', () => {
    const query = queryFromEntities([
      entity('asset_type', 'server'),
      entity('environment', 'development'),
      entity('environment', 'test'),
    ]);
    expect(query.filters).toEqual([
      { field: 'device_type', operator: 'eq', value: 'server' },
      {
        or: [
          { field: 'environment', operator: 'eq', value: 'development' },
          { field: 'environment', operator: 'eq', value: 'test' },
        ],
      },
    ]);
  });

  it('excludes what is negated, beside what is wanted', () => {
    const query = queryFromEntities([entity('os', 'linux'), entity('data_center', 'FRA1', true)]);
    expect(query.filters).toEqual([
      { field: 'os', operator: 'eq', value: 'linux' },
      { not: { field: 'site', operator: 'eq', value: 'fra1' } },
    ]);
  });

  it.each([
    [
      entity('ip_address', '10.20.1.0/24'),
      { field: 'ip_address', operator: 'within', value: '10.20.1.0/24' },
    ],
    [entity('ip_address', '10.20.1.31'), { field: 'ip_address', operator: 'eq', value: '10.20.1.31' }],
    [entity('port', '8080'), { field: 'any_port', operator: 'eq', value: 8080 }],
    [entity('database', 'redis'), { field: 'service', operator: 'eq', value: 'redis' }],
    [entity('owner', 'team-sre'), { field: 'owner', operator: 'eq', value: 'team-sre' }],
  ])('compares %o as its column is', (named, filter) => {
    const query = queryFromEntities([named]);
    expect(query.filters).toEqual([filter]);
    expect(QuerySchema.safeParse(query).success).toBe(true);
  });

  it('finds a host by its name, short or in full', () => {
    expect(queryFromEntities([entity('hostname', 'WEB-PROD-01')]).filters).toEqual([
      { field: 'name', operator: 'eq', value: 'web-prod-01' },
    ]);
    expect(queryFromEntities([entity('hostname', 'web-prod-01.northwind.example')]).filters).toEqual([
      { field: 'hostname', operator: 'eq', value: 'web-prod-01.northwind.example' },
    ]);
  });

  it('finds database servers by type or by role', () => {
    const query = queryFromEntities([entity('asset_type', 'database')]);
    expect(query.filters).toEqual([
      {
        or: [
          { field: 'device_type', operator: 'eq', value: 'database' },
          { field: 'tags', operator: 'eq', value: 'db' },
        ],
      },
    ]);
  });

  it('leaves out what selects no asset', () => {
    expect(queryFromEntities([entity('metric', 'cpu'), entity('user', 'bob')]).filters).toEqual([]);
  });
});
