import { OperationalError } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { LlmError, type LlmErrorKind } from './llm.errors.js';
import { toOperationalError } from './operational-error.js';

describe('toOperationalError', () => {
  it.each<[LlmErrorKind, string]>([
    ['unavailable', 'llm_unavailable'],
    ['model_not_found', 'llm_unavailable'],
    ['unauthorized', 'llm_unavailable'],
    ['overloaded', 'llm_overloaded'],
    ['timeout', 'timeout'],
    ['cancelled', 'cancelled'],
    ['bad_output', 'invalid_model_output'],
  ])('tells %s as %s, with the cause kept', (kind, code) => {
    const error = new LlmError(kind, 'It failed.');
    const told = toOperationalError(error);
    expect(told).toBeInstanceOf(OperationalError);
    expect(told).toMatchObject({ code, detail: 'It failed.', cause: error });
  });

  it('says when to come back where waiting helps', () => {
    expect(toOperationalError(new LlmError('unavailable', 'x'))).toMatchObject({ retryAfterSeconds: 10 });
    expect(toOperationalError(new LlmError('bad_output', 'x'))).toMatchObject({
      retryAfterSeconds: undefined,
    });
  });

  it('passes on when an engine, or our own queue, said to come back', () => {
    const busy = new LlmError('overloaded', 'x', { retryAfterMs: 2500 });
    expect(toOperationalError(busy)).toMatchObject({ retryAfterSeconds: 3 });
  });

  it('leaves other errors alone', () => {
    const error = new TypeError('a mistake of ours');
    expect(toOperationalError(error)).toBe(error);
  });
});
