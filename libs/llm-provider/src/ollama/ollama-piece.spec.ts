import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LlmError } from '../llm.errors.js';
import { ollamaPiece } from './ollama-piece.js';

const end = { done: true, done_reason: 'stop' };

describe('ollamaPiece', () => {
  it.each([-1, 1.5, 1e300, '12', null, {}])('tells a count of %o tokens as unknown', (count) => {
    const { usage } = ollamaPiece({ ...end, prompt_eval_count: count, eval_count: 3 });
    expect(usage).toEqual({ prompt: null, completion: 3, cached: null });
  });

  it.each([null, 7, 'text', [[]], { message: { content: 42 } }, { message: 'blue' }])(
    'refuses the line %o',
    (line) => {
      expect(() => ollamaPiece(line)).toThrow(expect.objectContaining({ kind: 'bad_output' }));
    },
  );

  it('reads or refuses whatever comes, and fails in no other way', () => {
    const any = fc.jsonValue();
    const nearlyLine = fc.record(
      { model: any, message: any, done: any, done_reason: any, eval_count: any, logprobs: any, error: any },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(any, nearlyLine), (line) => {
        const failure: unknown = attempt(() => ollamaPiece(line));
        expect(failure === undefined || failure instanceof LlmError).toBe(true);
      }),
    );
  });
});

function attempt(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error;
  }
}
