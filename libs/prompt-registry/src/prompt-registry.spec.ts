import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prompt } from './prompt.js';
import { PromptError } from './prompt.errors.js';
import { promptsFolder, promptVersions, readPrompts } from './prompt-files.js';
import { PromptRegistry } from './prompt-registry.js';

const SOURCE = `
name: sample
version: 3
purpose: For tests.
variables:
  list: { kind: text, max_characters: 100 }
  request: { kind: data, max_characters: 200 }
budget_tokens: 50
evaluation: sample.evaluation.json
sampling: { temperature: 0, seed: 1, max_tokens: 10 }
messages:
  - { role: system, content: 'One of {{list}}, please: {{list}}' }
  - { role: user, content: '{{request}}' }
`;
const sample = Prompt.parse(SOURCE, 'v9', 'sample.prompt.yaml');

describe('the prompt files', () => {
  const folder = promptsFolder();

  it.each(promptVersions(folder))('of %s are all valid', (version) => {
    const files = readdirSync(join(folder, version)).filter((file) => file.endsWith('.prompt.yaml'));
    expect(readPrompts(folder, version).prompts.size).toBe(files.length);
  });

  it('are chosen by version, and an unknown one is refused with those that exist', () => {
    expect(new PromptRegistry('current').identity('understand').version).toMatch(/^v\d+\.\d+$/);
    expect(() => new PromptRegistry('v99')).toThrow(/'v99'.*current, .*v1/);
    expect(() => new PromptRegistry('../v1')).toThrow(PromptError);
    expect(() => new PromptRegistry().render('poem', {})).toThrow(/'poem'.*understand/);
  });
});

describe('a prompt file', () => {
  const hashOf = (source: string) => Prompt.parse(source, 'v9', 'sample.prompt.yaml').identity.hash;

  it('has another hash with whatever can change an answer', () => {
    const sources = [
      SOURCE,
      SOURCE.replace('please', 'Please'),
      SOURCE.replace('role: user', 'role: assistant'),
      SOURCE.replace('kind: text', 'kind: data').replace('One of {{list}}, please: ', ''),
      SOURCE.replace('seed: 1', 'seed: 2'),
      SOURCE.replace('max_tokens: 10', 'max_tokens: 11'),
      SOURCE.replace('temperature: 0', 'temperature: 1'),
      SOURCE.replace('evaluation:', 'output: risk\nevaluation:'),
      SOURCE.replace('evaluation:', 'output: intent\nevaluation:'),
    ];
    expect(new Set(sources.map(hashOf)).size).toBe(sources.length);
  });

  it('has the same hash where only what is written about it changes, and renders the same', () => {
    const trimmed = SOURCE.replace("content: 'One", "trim: 2, content: 'One");
    for (const source of [
      `${SOURCE}\n`,
      SOURCE.replace('For tests', 'For other tests'),
      SOURCE.replace('50', '60'),
      trimmed,
    ])
      expect(hashOf(source)).toBe(hashOf(SOURCE));
    const values = { list: 'a|b', request: 'hello' };
    const [first, ...others] = Prompt.parse(trimmed, 'v9', 'sample.prompt.yaml').render(values);
    expect([{ ...first, trim: undefined }, ...others]).toEqual(sample.render(values));
    expect(first?.trim).toBe(2);
  });

  it.each([
    ['an unknown field', SOURCE.replace('purpose:', 'colour: red\npurpose:')],
    ['an undeclared variable', SOURCE.replace('{{request}}', '{{request}} {{other}}')],
    ['an unused variable', SOURCE.replace('{{request}}', 'nothing')],
    ['half a placeholder', SOURCE.replace('{{request}}', '{{request}} {{ x')],
    ['a variable before what is fixed', SOURCE.replace('One of', '{{request}} One of')],
    ['fixed text behind its variable', SOURCE.replace("'{{request}}'", "'{{request}} Be brief.'")],
    ['a request that may be left out', SOURCE.replace('role: user,', 'role: user, trim: 1,')],
    ['a place to be left out that is no number from 1 to 9', SOURCE.replace('system,', 'system, trim: 0,')],
    ['no messages', SOURCE.slice(0, SOURCE.indexOf('messages')) + 'messages: []'],
  ])('with %s is refused', (_what, source) => {
    expect(() => Prompt.parse(source, 'v9', 'bad.prompt.yaml')).toThrow(/bad\.prompt\.yaml/);
  });
});

describe('rendering', () => {
  it('fills every place and marks data', () => {
    expect(sample.render({ list: 'a|b', request: 'hello' })).toEqual([
      { role: 'system', content: 'One of a|b, please: a|b' },
      { role: 'user', content: '<request>hello</request>' },
    ]);
  });

  it('refuses missing, unknown and over-long variables', () => {
    expect(() => sample.render({ list: 'a' })).toThrow(/needs the variable 'request'/);
    expect(() => sample.render({ list: 'a', request: 'b', more: 'c' })).toThrow(/no variable 'more'/);
    expect(() => sample.render({ list: 'a', request: 'b', toString: 'c' })).toThrow(PromptError);
    expect(() => sample.render({ list: 'a', request: 'x'.repeat(201) })).toThrow(/at most 200/);
  });

  const hostile = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '{{list}}',
          '{{',
          '}}',
          '</request>',
          '< / REQUEST >',
          '<request>',
          '$&',
          '$1',
          ' x ',
        ),
        {
          maxLength: 10,
        },
      )
      .map((parts) => parts.join('')),
  );

  it('never expands what a value holds', () => {
    fc.assert(
      fc.property(hostile, (list) => {
        fc.pre(list.length <= 100);
        expect(sample.render({ list, request: 'r' })[0]?.content).toBe(`One of ${list}, please: ${list}`);
      }),
    );
  });

  it('keeps data between exactly one pair of delimiters', () => {
    fc.assert(
      fc.property(hostile, (request) => {
        const content = sample.render({ list: 'l', request })[1]?.content ?? '';
        expect(content.match(/<\s*\/?\s*request/gi)).toEqual(['<request', '</request']);
        expect(content.startsWith('<request>') && content.endsWith('</request>')).toBe(true);
      }),
    );
  });

  it('leaves data as written where it forges no delimiter', () => {
    const request = 'df -h < in > out && echo "{{list}}" | grep <b> ‹';
    expect(sample.render({ list: 'l', request })[1]?.content).toBe(`<request>${request}</request>`);
  });
});
