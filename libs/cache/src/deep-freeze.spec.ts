import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from './deep-freeze.js';

function everythingIn(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null
    ? [value, ...Object.values(value).flatMap(everythingIn)]
    : [value];
}

describe('deepFreeze', () => {
  it('closes everything in a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(everythingIn(deepFreeze(value)).every(Object.isFrozen)).toBe(true);
      }),
    );
  });

  it('closes what lies under something that was frozen before', () => {
    const value = Object.freeze({ rows: [{ name: 'web-prod-01' }] });
    expect(everythingIn(deepFreeze(value)).every(Object.isFrozen)).toBe(true);
  });

  it('ends on a value that holds itself', () => {
    const value: { self?: unknown } = {};
    value.self = value;
    expect(Object.isFrozen(deepFreeze(value))).toBe(true);
  });

  it.each([
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a buffer', Buffer.from('x')],
    ['a function', () => 1],
  ])('refuses %s, which stays open', (_what, open) => {
    expect(() => deepFreeze({ rows: [open] })).toThrow(TypeError);
  });
});
