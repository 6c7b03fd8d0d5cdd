import { describe, expect, it } from 'vitest';
import { OperationalError } from '@app/contracts';
import { parseFilterParameter, parseFilterTree } from './filter-parameters.js';

describe('parseFilterParameter', () => {
  it.each([
    ['environment', 'production', { field: 'environment', operator: 'eq', value: 'production' }],
    ['environment', '!production', { field: 'environment', operator: 'ne', value: 'production' }],
    ['environment', 'staging, test', { field: 'environment', operator: 'in', value: ['staging', 'test'] }],
    [
      'owner',
      '!team-sre,team-data',
      { field: 'owner', operator: 'not_in', value: ['team-sre', 'team-data'] },
    ],
    ['memory_gb', 'gt:64', { field: 'memory_gb', operator: 'gt', value: 64 }],
    ['name', 'starts_with:web-', { field: 'name', operator: 'starts_with', value: 'web-' }],
    ['port', '443', { field: 'any_port', operator: 'eq', value: 443 }],
    ['active', 'false', { field: 'is_active', operator: 'eq', value: false }],
    ['tag', 'web', { field: 'tags', operator: 'eq', value: 'web' }],
    ['ip', '10.20.1.0/24', { field: 'ip_address', operator: 'within', value: '10.20.1.0/24' }],
  ] as const)('reads %s=%s', (parameter, text, filter) => {
    expect(parseFilterParameter(parameter, text)).toEqual(filter);
  });

  it.each([
    ['memory_gb', 'much'],
    ['memory_gb', ''],
    ['active', 'yes'],
    ['owner', ''],
    ['owner', '!'],
  ] as const)('refuses %s=%s and names it', (parameter, text) => {
    expect(() => parseFilterParameter(parameter, text)).toThrow(OperationalError);
    expect(() => parseFilterParameter(parameter, text)).toThrow(new RegExp(parameter));
  });
});

describe('parseFilterTree', () => {
  it('reads a combination', () => {
    const tree = {
      or: [
        { field: 'os', operator: 'eq', value: 'linux' },
        { not: { field: 'port', operator: 'gt', value: 80 } },
      ],
    };
    expect(parseFilterTree(JSON.stringify(tree))).toEqual(tree);
  });

  it.each(['{', '{"field":"colour","operator":"eq","value":1}', '{"and":[]}', '{"and":[],"or":[]}', '7'])(
    'refuses %s',
    (text) => {
      expect(() => parseFilterTree(text)).toThrow(OperationalError);
    },
  );
});
