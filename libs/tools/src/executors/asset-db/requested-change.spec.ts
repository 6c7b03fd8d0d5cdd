import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSET_FIELDS, OperationalError } from '@app/contracts';
import { asksForNewRecord, requestedChange } from './requested-change.js';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof OperationalError ? error.code : 'another error';
  }
};

describe('requestedChange', () => {
  it('changes exactly the field that was named, or says why not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ASSET_FIELDS), fc.string(), fc.string(), (field, value, request) => {
        const inputs = { field, value, request };
        const code = codeOf(() => requestedChange(inputs, ['a']));
        const changed = code === undefined ? Object.keys(requestedChange(inputs, ['a'])) : [code];
        expect([[field], ['invalid_request'], ['unknown_field']]).toContainEqual(changed);
      }),
    );
  });

  it.each<[string, unknown, unknown]>([
    ['owner', 'Team-SRE', 'Team-SRE'],
    ['memory_gb', '64 GB', 64],
    ['cpu_cores', 8, 8],
    ['is_active', true, true],
    ['is_active', 'no', false],
  ])('%s from %j is %j', (field, value, result) => {
    expect(requestedChange({ field, value }, [])).toEqual({ [field]: result });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ field: 'memory_gb', value: 'much' }, 'invalid_request'],
    [{ field: 'is_active', value: 'perhaps' }, 'invalid_request'],
    [{ field: 'secret', value: 'x' }, 'unknown_field'],
    [{ field: 'id', value: 'x' }, 'unknown_field'],
    [{ field: 'owner' }, 'invalid_request'],
    [{ value: 'x' }, 'invalid_request'],
  ])('%j is %s', (inputs, code) => {
    expect(codeOf(() => requestedChange(inputs, []))).toBe(code);
  });

  it('adds or removes one tag and keeps the others', () => {
    const tags = ['web', 'pci'];
    const change = (request: string, value: string) =>
      requestedChange({ field: 'tags', value, request }, tags);
    expect(change('add the tag edge to x', 'edge')).toEqual({ tags: ['web', 'pci', 'edge'] });
    expect(change('add the tag web to x', 'web')).toEqual({ tags });
    expect(change('remove the tag web from x', 'web')).toEqual({ tags: ['pci'] });
    expect(codeOf(() => change('tags of x: edge', 'edge'))).toBe('invalid_request');
    expect(codeOf(() => change('remove the tag a and add b', 'b'))).toBe('invalid_request');
  });
});

describe('asksForNewRecord', () => {
  it.each([
    ['register a new machine web-prod-05 with ip 10.20.1.95 in production', true],
    ['please add web-prod-05 to the inventory', true],
    ['add the tag pci to db-prod-02', false],
    ['set the owner of web-prod-05 to team-sre', false],
  ])('%s: %s', (request, asks) => {
    expect(asksForNewRecord({ request })).toBe(asks);
  });

  it('is no change of a field', () => {
    expect(asksForNewRecord({ request: 'add a note to x', field: 'notes' })).toBe(false);
  });
});
