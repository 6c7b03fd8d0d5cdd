import { describe, expect, it } from 'vitest';
import { scopeOf } from './scope-of.js';

describe('scopeOf', () => {
  it('depends on the roles and on nothing else', () => {
    const scope = scopeOf({ id: 'ada', roles: ['viewer', 'operator'] });
    expect(scopeOf({ id: 'bob', roles: ['operator', 'viewer', 'viewer'] })).toBe(scope);
    expect(scopeOf({ id: 'ada', roles: ['viewer'] })).not.toBe(scope);
  });
});
