import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '@app/config';
import { LOCAL_PRINCIPAL, ROLES } from '@app/contracts';
import { hashApiKey, newApiKey } from './api-key.js';
import { ApiKeyRing } from './api-key-ring.js';

const ringOf = (setting: string): ApiKeyRing =>
  new ApiKeyRing(loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: { API_KEYS: setting } }));

describe('ApiKeyRing', () => {
  it('opens for exactly the key that was made, under its name and roles', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9._-]{0,20}$/), roles, fc.string(), (name, held, other) => {
        fc.pre(name !== 'local' && name !== 'system');
        const key = newApiKey();
        const ring = ringOf(`${name}:${held.join('+')}:${hashApiKey(key)}`);
        expect(ring.authenticate(`Bearer ${key}`)).toEqual({ id: name, roles: held });
        for (const wrong of [
          undefined,
          '',
          key,
          `Basic ${key}`,
          `Bearer ${other}`,
          `Bearer ${key}x`,
          `Bearer ${hashApiKey(key)}`,
        ])
          expect(() => ring.authenticate(wrong)).toThrow(
            expect.objectContaining({ code: 'unauthenticated' }),
          );
      }),
      { numRuns: 50 },
    );
  });

  it('tells several keys apart, and never shows one', () => {
    const [first, second] = [newApiKey(), newApiKey()];
    const ring = ringOf(`a:viewer:${hashApiKey(first)},b:operator+approver:${hashApiKey(second)}`);
    expect(ring.authenticate(`Bearer ${second}`).id).toBe('b');
    expect(ring.authenticate(`bearer ${first}`).id).toBe('a');
    expect(() => ring.authenticate(`Bearer ${newApiKey()}`)).toThrow(
      expect.objectContaining({ detail: expect.not.stringContaining('opc_') }),
    );
  });

  it('takes everybody for local without keys, but not somebody who believes in one', () => {
    const ring = ringOf('');
    expect(ring.authenticate(undefined)).toBe(LOCAL_PRINCIPAL);
    expect(() => ring.authenticate(`Bearer ${newApiKey()}`)).toThrow(/no API keys/);
  });

  it('makes keys of 256 random bits', () => {
    expect(newApiKey((bytes) => Buffer.alloc(bytes, 7))).toBe(
      `opc_${Buffer.alloc(32, 7).toString('base64url')}`,
    );
    expect(newApiKey()).not.toBe(newApiKey());
  });
});
