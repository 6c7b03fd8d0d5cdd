import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LlmError } from '../llm.errors.js';
import { readPrometheusText } from './prometheus-text.js';

const read = (page: string) => Object.fromEntries(readPrometheusText(page));

function valuesOrFailure(page: string): unknown {
  try {
    return [...readPrometheusText(page).values()].flat();
  } catch (error) {
    return error;
  }
}

describe('readPrometheusText', () => {
  it('reads every form of a series, and passes over what is none', () => {
    const page = [
      '# HELP vllm:running Calls, \u2028 "quoted" and {braced}.',
      '# TYPE vllm:running gauge',
      '',
      'vllm:running{engine="0",model_name="a \\"b\\" \\\\ \\n }"} 3.0',
      'vllm:running { engine = "1" , } 4 1700000000000',
      '  plain 1e3  ',
      'plain\t.5',
      'plain +Inf',
      'plain -Inf',
      'plain NaN',
    ].join('\n');
    expect(read(page)).toEqual({ 'vllm:running': [3, 4], plain: [1000, 0.5, Infinity, -Infinity, NaN] });
    expect(read('')).toEqual({});
  });

  it.each([
    '<!doctype html>',
    '{"error": "not found"}',
    'name',
    'name 1 2 3',
    'name one',
    'name constructor',
    'name 0x10',
    '1name 1',
    'name{label=unquoted} 1',
    'name{label="open} 1',
    'name{label="\\x"} 1',
    'name{a="1" b="2"} 1',
    'name 1\r',
    `name{label="${'a'.repeat(10_000)}"} 1`,
  ])('refuses %j', (line) => {
    const page = `good 1\n${line}\n`;
    expect(() => readPrometheusText(page)).toThrow("Line 2 of the engine's metrics is no metric.");
    expect(() => readPrometheusText(page)).toThrow(LlmError);
  });

  it('gives back what a page was written from', () => {
    const labels = fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_]*$/), fc.string());
    const series = fc.record({
      name: fc.stringMatching(/^[a-z_:][a-z0-9_:]{0,9}$/),
      labels,
      value: fc.oneof(fc.double(), fc.integer()),
    });
    const escaped = (text: string) =>
      text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    fc.assert(
      fc.property(fc.array(series), (all) => {
        const lines = all.map(({ name, labels: pairs, value }) => {
          const inner = Object.entries(pairs).map(([key, text]) => `${key}="${escaped(text)}"`);
          return `${name}{${inner.join(',')}} ${String(value).replace('Infinity', 'Inf')}\n`;
        });
        const values = readPrometheusText(lines.join(''));
        expect([...values.values()].flat()).toHaveLength(all.length);
        // By their text, since not a number is equal to nothing.
        for (const { name, value } of all) expect(values.get(name)?.map(String)).toContain(String(value));
      }),
    );
  });

  it('reads any text, or refuses it by its own error', () => {
    const near = fc
      .array(fc.constantFrom(...'a{}="\\,# \t\n\r1.e+-:nN\u2028'), { maxLength: 60 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (page) => {
        expect(valuesOrFailure(page)).toSatisfy((outcome) =>
          outcome instanceof LlmError
            ? outcome.kind === 'bad_output'
            : Array.isArray(outcome) && outcome.every((value) => typeof value === 'number'),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['1', ' ', 'a{', '"', 'a="b",', '\\'])('wastes no time on a page full of %j', (piece) => {
    const page = `a{a="${piece.repeat(1_000_000 / piece.length)}`;
    expect(() => readPrometheusText(page)).toThrow(LlmError);
    const lines = `a{a="${piece.repeat(1500)}\n`;
    expect(() => readPrometheusText(lines.repeat(100))).toThrow(LlmError);
  });
});
