import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEnded, OPERATION_STATES } from '@app/contracts';
import { type EndCause, type EndedOperation, endStateOf } from './end-state.js';

const CAUSES: readonly EndCause[] = ['done', 'cancelled', 'deadline', 'drift'];
const operation = fc.record({ state: fc.constantFrom(...OPERATION_STATES), changes: fc.boolean() });
const operations = fc.array(operation, { maxLength: 8 });
const cause = fc.constantFrom(...CAUSES);

const write = (state: EndedOperation['state']): EndedOperation => ({ state, changes: true });
const read = (state: EndedOperation['state']): EndedOperation => ({ state, changes: false });

describe('endStateOf', () => {
  it('always gives an end', () => {
    fc.assert(fc.property(operations, cause, (all, why) => hasEnded(endStateOf(all, why))));
  });

  it('says completed of nothing that was not', () => {
    fc.assert(
      fc.property(operations, cause, (all, why) => {
        const completed = all.length > 0 && all.every(({ state }) => state === 'completed');
        expect(endStateOf(all, why) === 'completed').toBe(completed);
      }),
    );
  });

  it('never hides that something was changed, or may have been', () => {
    fc.assert(
      fc.property(operations, cause, (all, why) => {
        const touched = all.some(
          ({ state, changes }) => state === 'unknown' || (changes && state === 'completed'),
        );
        const isTold = ['completed', 'partial'].includes(endStateOf(all, why));
        expect(!touched || isTold).toBe(true);
      }),
    );
  });

  it.each<[EndedOperation[], EndCause, string]>([
    [[write('completed'), write('failed'), write('skipped')], 'done', 'partial'],
    [[write('failed'), write('skipped')], 'done', 'failed'],
    [[read('completed'), write('failed')], 'done', 'partial'],
    [[write('unknown')], 'deadline', 'partial'],
    [[write('skipped')], 'deadline', 'timeout'],
    [[write('skipped')], 'cancelled', 'cancelled'],
    [[read('completed'), write('skipped')], 'cancelled', 'cancelled'],
    [[write('skipped')], 'drift', 'cancelled'],
  ])('%j ended by %s is %s', (all, why, state) => {
    expect(endStateOf(all, why)).toBe(state);
  });
});
