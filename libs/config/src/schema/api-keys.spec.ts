import { describe, expect, it } from 'vitest';
import { loadSettings } from '../loading/load-settings.js';

const HASH = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);
const load = (flags: Record<string, string>) =>
  loadSettings({ environment: {}, dotenvFile: '/nowhere', flags });

describe('API_KEYS', () => {
  it('holds names, roles and hashes', () => {
    expect(load({ API_KEYS: `olga:operator+approver:${HASH}, vera:viewer:${OTHER}` }).apiKeys).toEqual([
      { name: 'olga', roles: ['operator', 'approver'], sha256: HASH },
      { name: 'vera', roles: ['viewer'], sha256: OTHER },
    ]);
    expect(load({}).apiKeys).toEqual([]);
  });

  it.each([
    `olga:operator:${HASH.slice(1)}`,
    `olga:king:${HASH}`,
    `olga::${HASH}`,
    `local:viewer:${HASH}`,
    `System:viewer:${HASH}`,
    `olga:viewer:${HASH},OLGA:admin:${OTHER}`,
    `olga:viewer:${HASH},anna:viewer:${HASH}`,
    'olga',
    `o lga:viewer:${HASH}`,
  ])('refuses %s without showing it', (value) => {
    expect(() => load({ API_KEYS: value })).toThrow(/API_KEYS/);
    expect(() => load({ API_KEYS: value })).not.toThrow(new RegExp(HASH.slice(2)));
  });

  it('opens the service to other addresses', () => {
    expect(() => load({ HOST: '0.0.0.0' })).toThrow(/HOST .*API_KEYS/);
    expect(load({ HOST: '0.0.0.0', API_KEYS: `olga:operator:${HASH}` }).http.host).toBe('0.0.0.0');
    expect(load({ HOST: 'localhost' }).http.host).toBe('localhost');
  });
});
