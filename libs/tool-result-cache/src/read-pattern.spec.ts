import { describe, expect, it } from 'vitest';
import { type Effect, EFFECTS } from '@app/contracts';
import { asReadPattern, type ReadPattern } from './read-pattern.js';

const pattern = { name: 'list_assets', reads: [] } as const;

describe('asReadPattern', () => {
  it('lets a read through', () => {
    expect(asReadPattern({ ...pattern, effect: 'read' }).effect).toBe('read');
  });

  it.each(EFFECTS.filter((effect) => effect !== 'read'))(
    'refuses a pattern with effect %s',
    (effect: Effect) => {
      expect(() => asReadPattern({ ...pattern, effect })).toThrow(/only reads may be cached/);
    },
  );

  it('does not compile for an effect that is known not to be a read, or is no effect', () => {
    // @ts-expect-error a write
    expect(() => asReadPattern({ ...pattern, effect: 'write' as const })).toThrow(Error);
    // @ts-expect-error a destructive act
    expect(() => asReadPattern({ ...pattern, effect: 'destructive' as const })).toThrow(Error);
    // @ts-expect-error an effect that the taxonomy does not know
    expect(() => asReadPattern({ ...pattern, effect: 'browse' as const })).toThrow(Error);
    // @ts-expect-error no effect at all
    expect(() => asReadPattern(pattern)).toThrow(Error);
  });

  it('is the only way to a ReadPattern', () => {
    // @ts-expect-error a pattern that was not shown to only read does not compile
    const unproven: ReadPattern = { ...pattern, effect: 'read' };
    expect(unproven.name).toBe('list_assets');
  });
});
