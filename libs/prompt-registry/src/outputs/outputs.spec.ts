import { ACTIONS } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { OUTPUTS, PLAN_OUTPUT, UNDERSTANDING_OUTPUT } from './outputs.js';

const PORTABLE = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'maxItems',
  'maxLength',
  'enum',
]);

type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
};

function everySchema(schema: JsonSchema): JsonSchema[] {
  const children = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [schema, ...children.flatMap(everySchema)];
}

describe.each(Object.values(OUTPUTS))('the output schema $name', ({ jsonSchema }) => {
  it('stays within what every engine enforces', () => {
    const schemas = everySchema(jsonSchema);
    const ofType = (type: string) => schemas.filter((schema) => schema['type'] === type);
    expect(schemas.flatMap(Object.keys).filter((keyword) => !PORTABLE.has(keyword))).toEqual([]);
    expect(jsonSchema['type']).toBe('object');
    for (const schema of ofType('object')) {
      expect(schema['additionalProperties']).toBe(false);
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(schema.required ?? []));
    }
    for (const { maxItems } of ofType('array')) expect(maxItems).toBeLessThanOrEqual(6);
    for (const schema of ofType('string')) expect('maxLength' in schema || 'enum' in schema).toBe(true);
    for (const schema of ofType('number')) expect('enum' in schema).toBe(true);
  });
});

describe('the output schema of a plan', () => {
  const step = { a: 'restart_service', e: [], g: [], n: [], c: '' };

  it('reads names of earlier systems in every step as the canonical ones', () => {
    const read = PLAN_OUTPUT.read({ s: [step, { ...step, a: 'service_stop' }] });
    expect(read.data?.s.map(({ a }) => a)).toEqual(['restart_service', 'stop_service']);
  });

  it.each([
    ['an unknown action', { s: [{ ...step, a: 'make_coffee' }] }],
    ['an unknown key of a step', { s: [{ ...step, risk: 'low' }] }],
    ['a step without a condition', { s: [{ a: 'restart_service', e: [], g: [], n: [] }] }],
    ['more steps than a plan may have', { s: Array.from({ length: 6 }, () => step) }],
    ['no list', { s: step }],
    ['nothing', null],
  ])('refuses %s', (_what, value) => {
    expect(PLAN_OUTPUT.read(value).success).toBe(false);
  });
});

describe('the output schema of the one call', () => {
  it('puts the action first and knows exactly the actions of the taxonomy', () => {
    const { properties } = UNDERSTANDING_OUTPUT.jsonSchema as JsonSchema;
    expect(Object.keys(properties ?? {})[0]).toBe('a');
    expect(properties?.['a']?.['enum']).toEqual(ACTIONS);
  });

  it('reads names of earlier systems as the canonical ones', () => {
    const read = UNDERSTANDING_OUTPUT.read({ a: 'service_restart', e: [] });
    expect(read.data?.a).toBe('restart_service');
  });

  it('tells entities, what is excluded, arguments and the command apart', () => {
    const read = UNDERSTANDING_OUTPUT.read({
      a: 'run_command',
      e: [
        { t: 'os', v: 'linux' },
        { t: '!environment', v: 'production' },
        { t: 'schedule', v: 'at noon' },
      ],
      r: 'df -h',
    });
    expect(read.data).toEqual({
      a: 'run_command',
      e: [
        { t: 'os', v: 'linux' },
        { t: 'environment', v: 'production' },
      ],
      g: [{ k: 'schedule', v: 'at noon' }],
      n: ['production'],
      r: 'df -h',
      isFull: false,
    });
  });

  it('says where its list is full', () => {
    const isFull = (terms: number) =>
      UNDERSTANDING_OUTPUT.read({
        a: 'reboot_host',
        e: Array.from({ length: terms }, (_, at) => ({ t: 'hostname', v: `web-${at}` })),
      }).data?.isFull;
    expect([isFull(5), isFull(6), isFull(7)]).toEqual([false, true, undefined]);
  });

  it.each([
    ['an unknown action', { a: 'make_coffee', e: [] }],
    ['an unknown entity type', { a: 'list_assets', e: [{ t: 'planet', v: 'mars' }] }],
    ['an unknown key', { a: 'list_assets', e: [], risk: 'low' }],
    ['a missing key', { a: 'list_assets' }],
    ['no object', 'list_assets'],
  ])('refuses %s', (_what, value) => {
    expect(UNDERSTANDING_OUTPUT.read(value).success).toBe(false);
  });
});
