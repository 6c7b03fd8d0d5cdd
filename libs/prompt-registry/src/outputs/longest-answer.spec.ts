import { describe, expect, it } from 'vitest';
import { qwenTextTokens } from '../../../../test/support/qwen-tokens.js';
import { promptsFolder, promptVersions, readPrompts } from '../prompt-files.js';
import { OUTPUTS, UNDERSTANDING_OUTPUT } from './outputs.js';

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const lengthOf = (value: unknown): number => JSON.stringify(value).length;

/** The longest value that a schema allows, its free text made of `filler`. @throws where the schema sets no bound */
function longest(schema: JsonSchema, filler: string): unknown {
  const { type, enum: closed, maxLength, maxItems, items, properties } = schema;
  if (closed) return closed.toSorted((left, right) => lengthOf(right) - lengthOf(left))[0];
  if (type === 'string' && maxLength !== undefined)
    return [...filler.repeat(maxLength)].slice(0, maxLength).join('');
  if (type === 'array' && maxItems !== undefined && items)
    return Array.from({ length: maxItems }, () => longest(items, filler));
  if (type === 'object' && properties)
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, longest(property, filler)]),
    );
  throw new Error(`Nothing bounds ${JSON.stringify(schema)}.`);
}

const prompts = promptVersions(promptsFolder()).flatMap((version) =>
  [...readPrompts(promptsFolder(), version).prompts.values()].flatMap(({ file, sampling, identity }) => {
    if (!file.output) return [];
    const { jsonSchema } = OUTPUTS[file.output];
    return [{ name: `${file.name} ${identity.version}`, file, jsonSchema, cap: sampling.maxTokens }];
  }),
);

describe.each(prompts)('the longest answer to $name', ({ jsonSchema, cap }) => {
  it('ends before the token cap, with a token for each character of plain text', () => {
    expect(lengthOf(longest(jsonSchema, '0'))).toBeLessThanOrEqual(cap);
  });
});

const ofUnderstanding = prompts.filter(({ file }) => file.evaluation === 'understanding.evaluation.json');

describe.each(ofUnderstanding)('the longest answer to $name, whatever the model', ({ jsonSchema, cap }) => {
  it('ends before the token cap: no token is less than a byte', () => {
    // Written in JSON as six bytes; no other character that counts once takes more. Laid out as many models write.
    const answer = longest(jsonSchema, '\u0001');
    expect(Buffer.byteLength(JSON.stringify(answer, null, 2))).toBeLessThanOrEqual(cap);
  });
});

describe('the longest answer of the one call', () => {
  const tokens = (filler: string): number =>
    qwenTextTokens(JSON.stringify(longest(UNDERSTANDING_OUTPUT.jsonSchema, filler)));

  it('is one that can be read', () => {
    const read = UNDERSTANDING_OUTPUT.read(longest(UNDERSTANDING_OUTPUT.jsonSchema, '🙂'));
    expect(read.success).toBe(true);
  });

  it('takes about 250 tokens where a model repeats a name, and less than twice as many where it repeats digits', () => {
    expect(tokens('web-prod-01 ')).toBeLessThanOrEqual(260);
    expect(tokens('0123456789')).toBeLessThanOrEqual(450);
  });
});
