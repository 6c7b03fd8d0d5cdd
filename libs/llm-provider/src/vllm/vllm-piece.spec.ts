import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LlmError } from '../llm.errors.js';
import { vllmPiece } from './vllm-piece.js';

const frame = (delta: object, rest: object = {}) => ({ choices: [{ index: 0, delta, ...rest }] });

/** Frames that are nearly right: known names, values of any kind. */
const nearlyFrame = fc.record(
  {
    model: fc.jsonValue(),
    choices: fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record(
          {
            delta: fc.oneof(
              fc.jsonValue(),
              fc.record({ content: fc.jsonValue(), reasoning: fc.jsonValue() }, { requiredKeys: [] }),
            ),
            finish_reason: fc.jsonValue(),
            logprobs: fc.oneof(fc.jsonValue(), fc.record({ content: fc.jsonValue() })),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 2 },
      ),
    ),
    usage: fc.oneof(fc.jsonValue(), fc.record({ prompt_tokens: fc.jsonValue() })),
  },
  { requiredKeys: [] },
);

/** What a piece may hold, by its names. */
const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  reasoning: 'string',
  finishReason: 'string',
  model: 'string',
  logprobs: 'object',
  usage: 'object',
};

function kindsIn(value: unknown): string {
  try {
    const wrong = Object.entries(vllmPiece(value)).filter(([name, held]) => typeof held !== TYPES[name]);
    return wrong.length === 0 ? 'right' : `wrong: ${wrong.join()}`;
  } catch (error) {
    return error instanceof LlmError ? error.kind : String(error);
  }
}

describe('vllmPiece', () => {
  it('reads text, reasoning under both of its names, finish, tokens and their probabilities', () => {
    expect(vllmPiece(frame({ role: 'assistant', content: 'blue' }))).toEqual({ text: 'blue' });
    expect(vllmPiece(frame({ content: null, reasoning: 'hm' }))).toEqual({ reasoning: 'hm' });
    expect(vllmPiece(frame({ content: null, reasoning_content: 'hm' }))).toEqual({ reasoning: 'hm' });
    const logprobs = { content: [{ token: 'blue', logprob: -0.5, bytes: null, top_logprobs: [] }] };
    expect(vllmPiece(frame({ content: 'blue' }, { finish_reason: 'stop', logprobs }))).toEqual({
      text: 'blue',
      finishReason: 'stop',
      logprobs: [{ token: 'blue', logprob: -0.5 }],
    });
    const usage = { prompt_tokens: 9, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 8 } };
    expect(vllmPiece({ model: 'm', choices: [], usage })).toEqual({
      model: 'm',
      usage: { prompt: 9, completion: 1, cached: 8 },
    });
  });

  it.each([-1, 1.5, 1e300, '12', null, {}])('tells a count of %o tokens as unknown', (count) => {
    const usage = { prompt_tokens: count, completion_tokens: 3, prompt_tokens_details: null };
    expect(vllmPiece({ choices: [], usage }).usage).toEqual({ prompt: null, completion: 3, cached: null });
  });

  it.each([null, 7, 'text', [[]], frame({ content: ['blue'] }), frame({ content: 42 }), { choices: {} }])(
    'refuses the frame %o',
    (value) => {
      expect(kindsIn(value)).toBe('bad_output');
    },
  );

  it('reads or refuses whatever comes, and fails in no other way', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearlyFrame), (value) => {
        expect(['right', 'bad_output']).toContain(kindsIn(value));
      }),
    );
  });
});
