import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTPUTS } from './outputs/outputs.js';
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

  it.each(promptVersions(folder))(
    'of %s are valid and hashed by their bytes and the schema of their output',
    (version) => {
      const { prompts } = readPrompts(folder, version);
      const files = readdirSync(join(folder, version)).filter((file) => file.endsWith('.prompt.yaml'));
      expect(prompts.size).toBe(files.length);
      for (const [name, prompt] of prompts) {
        const hashed = createHash('sha256').update(
          readFileSync(join(folder, version, `${name}.prompt.yaml`)),
        );
        const { output } = prompt.file;
        if (output) hashed.update(`\0${JSON.stringify(OUTPUTS[output].jsonSchema)}`);
        expect(prompt.identity.hash).toBe(hashed.digest('hex'));
      }
    },
  );

  it('put everything that varies between requests behind everything that does not', () => {
    for (const version of promptVersions(folder)) {
      for (const { file } of readPrompts(folder, version).prompts.values()) {
        const whole = file.messages.map(({ content }) => content).join('\n');
        const firstData = Object.entries(file.variables)
          .filter(([, { kind }]) => kind === 'data')
          .map(([name]) => whole.indexOf(`{{${name}}}`))
          .toSorted((left, right) => left - right)[0];
        expect(
          whole
            .slice(firstData)
            .replaceAll(/\{\{\w+\}\}/g, '')
            .trim(),
        ).toBe('');
      }
    }
  });

  it('are chosen by version, and an unknown one is refused with those that exist', () => {
    expect(new PromptRegistry('current').identity('understand').version).toMatch(/^v\d+\.\d+$/);
    expect(() => new PromptRegistry('v99')).toThrow(/'v99'.*current, .*v1/);
    expect(() => new PromptRegistry('../v1')).toThrow(PromptError);
    expect(() => new PromptRegistry().render('poem', {})).toThrow(/'poem'.*understand/);
  });
});

describe('a prompt file', () => {
  it('has another hash with another output, as with another text', () => {
    const hashOf = (source: string) => Prompt.parse(source, 'v9', 'sample.prompt.yaml').identity.hash;
    const withOutput = (name: string) => SOURCE.replace('evaluation:', `output: ${name}\nevaluation:`);
    const hashes = [SOURCE, `${SOURCE}\n`, withOutput('risk'), withOutput('intent')].map(hashOf);
    expect(new Set(hashes).size).toBe(4);
  });

  it.each([
    ['an unknown field', SOURCE.replace('purpose:', 'colour: red\npurpose:')],
    ['an undeclared variable', SOURCE.replace('{{request}}', '{{request}} {{other}}')],
    ['an unused variable', SOURCE.replace('{{request}}', 'nothing')],
    ['half a placeholder', SOURCE.replace('{{request}}', '{{request}} {{ x')],
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
