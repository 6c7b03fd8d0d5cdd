import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditEntry } from './audit-entry.js';
import { boundedJson, bytesOf } from './bounded-json.js';
import { storableJson } from './storable-json.js';

const entry = (payload: Record<string, unknown>) =>
  auditEntry({ kind: 'request', principal: 'ann', payload });

describe('an entry', () => {
  it('holds no secret, but what the model calls cost', () => {
    const { payload } = entry({
      password: 'hunter2',
      text: 'token=hunter2',
      tokens: { prompt: 12, completion: 3, cached: null },
      max_tokens: 500,
      auth_tokens: ['hunter2'],
    });
    expect(payload).toEqual({
      password: '<SECRET:password:1>',
      text: 'token=<SECRET:password:1>',
      tokens: { prompt: 12, completion: 3, cached: null },
      max_tokens: 500,
      auth_tokens: '<SECRET:password:1>',
    });
  });

  it('takes what the database would refuse', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { payload, principal, subject } = auditEntry({
      kind: 'request',
      principal: 'an\0n',
      subject: `${'x'.repeat(499)}😀`,
      payload: {
        'na\0me': 'half \ud800 of a pair',
        none: undefined,
        number: Number.NaN,
        big: 12n,
        date: new Date(0),
        code: () => undefined,
        circle,
      },
    });
    expect(payload).toMatchObject({
      'na\uFFFDme': 'half \uFFFD of a pair',
      number: null,
      big: '12',
      date: '1970-01-01T00:00:00.000Z',
      code: null,
    });
    expect(JSON.stringify(payload)).toContain('nested too deeply');
    expect(principal).toBe('an\uFFFDn');
    expect(subject).toBe(`${'x'.repeat(499)}\uFFFD`);
  });

  it('is bounded: its largest parts are replaced by their size and hash', () => {
    const { payload, bytes } = entry({
      small: 'kept',
      rows: { first: 'kept', text: 'x'.repeat(300_000) },
    });
    expect(bytes).toBeLessThanOrEqual(256 * 1024);
    expect(payload).toMatchObject({
      small: 'kept',
      rows: {
        first: 'kept',
        text: { left_out: { bytes: 300_002, sha256: expect.stringMatching(/^\w{64}$/) } },
      },
    });
  });
});

describe('boundedJson', () => {
  it('leaves alone what fits, and brings all else within the limit', () => {
    const value = fc.jsonValue({ maxDepth: 5 }).map(storableJson);
    fc.assert(
      fc.property(value, fc.integer({ min: 300, max: 3000 }), (json, limit) => {
        const bounded = boundedJson(json, limit);
        expect(bytesOf(bounded)).toBeLessThanOrEqual(limit);
        expect(bounded === json).toBe(bytesOf(json) <= limit);
      }),
    );
  });

  it('keeps the limit over many, long and deep members', () => {
    const member = fc.oneof(
      fc.string({ minLength: 0, maxLength: 2000 }),
      fc.array(fc.string({ maxLength: 300 }), { maxLength: 60 }),
      fc.dictionary(fc.string({ maxLength: 120 }), fc.string({ maxLength: 400 }), { maxKeys: 20 }),
    );
    const value = fc
      .dictionary(fc.string({ maxLength: 60 }), member, { maxKeys: 12 })
      .map((json) => storableJson(json));
    fc.assert(
      fc.property(value, fc.integer({ min: 300, max: 8000 }), (json, limit) => {
        expect(bytesOf(boundedJson(json, limit))).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 300 },
    );
  });
});
