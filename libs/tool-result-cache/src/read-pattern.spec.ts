import { describe, expect, it } from 'vitest';
import { EFFECTS } from '@app/contracts';
import { asReadPattern, type ReadPattern } from './read-pattern.js';

const pattern = { name: 'list_assets', reads: [] } as const;

describe('asReadPattern', () => {
  it('lets a read through', () => {
    expect(asReadPattern({ ...pattern, effect: 'read' }).effect).toBe('read');
  });

  it.each(EFFECTS.filter((effect) => effect !== 'read'))('refuses a pattern with effect %s', (effect) => {
    expect(() => asReadPattern({ ...pattern, effect })).toThrow(/only reads may be cached/);
  });

  it('is the only way to a ReadPattern', () => {
    // @ts-expect-error a pattern that was not shown to only read does not compile
    const unproven: ReadPattern = { ...pattern, effect: 'read' };
    expect(unproven.name).toBe('list_assets');
  });
});
