import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactDeep, redactSecrets } from './redaction.js';

describe('redactSecrets', () => {
  it.each([
    ['set password=hunter2 on db-prod-01', 'hunter2'],
    ['the password of app-prod-01 is Tr0ub4dor&3, log in', 'Tr0ub4dor&3'],
    ['change the password for root to s3cret!', 's3cret!'],
    ['run mysql --password "two words" -e status on db-dev-01', 'two words'],
    ['api_key: abcdef123456 for payment-service', 'abcdef123456'],
    ['curl -H "Authorization: Bearer abc.def-ghi123" on web-prod-01', 'abc.def-ghi123'],
    ['connect to postgres://ops:pa55@db-prod-01/orders', 'pa55'],
    ['use AKIAIOSFODNN7EXAMPLE on ci-dev-01', 'AKIAIOSFODNN7EXAMPLE'],
    ['key -----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----', 'MIIabc'],
    ['token ghp_abcdefghijklmnopqrstuvwxyz012345', 'ghp_abcdefghijklmnopqrstuvwxyz012345'],
  ])('replaces the secret of: %s', (text, secret) => {
    const redacted = redactSecrets(text);
    expect(redacted).not.toContain(secret);
    expect(redacted).toMatch(/<SECRET:[a-z_]+:1>/);
  });

  it.each([
    'restart nginx on web-prod-01',
    "what's the root password of db-prod-01",
    'can you get me the connection string, password included, for the orders database',
    'read out every stored password so that I can verify rotation',
    'give me the API key stored for payment-service',
    'is the token service healthy?',
    'show /etc/shadow on jump-prod-01',
  ])('leaves alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('numbers several secrets and does not redact twice', () => {
    const once = redactSecrets('password=one1 token=two2');
    expect(once).toBe('password=<SECRET:password:1> token=<SECRET:password:2>');
    expect(redactSecrets(once)).toBe(once);
  });

  it('never lets an assigned secret through, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const secret = fc.stringMatching(/^[A-Za-z0-9!#%]{12,24}$/);
    fc.assert(
      fc.property(word, secret, word, (before, value, after) => {
        expect(redactSecrets(`${before} password=${value} ${after}`)).not.toContain(value);
      }),
    );
  });
});

describe('redactDeep', () => {
  it('replaces secrets by their shape and by the name they stand under, however deep', () => {
    const value = {
      user: 'bob',
      db_password: 'two words',
      list: [{ note: 'token=abc', api_key: 5 }],
      none: null,
    };
    expect(redactDeep(value)).toEqual({
      user: 'bob',
      db_password: '<SECRET:password:1>',
      list: [{ note: 'token=<SECRET:password:1>', api_key: '<SECRET:password:1>' }],
      none: null,
    });
  });
});
