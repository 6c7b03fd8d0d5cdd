import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactDeep, redactSecrets } from './redaction.js';
import { SECRET_HINT, SECRET_SHAPES } from './secret-shapes.js';

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
    ['mysql -u root -pHunter2xyz -e status', 'Hunter2xyz'],
    ['mysqldump -pHunter2xyz orders', 'Hunter2xyz'],
    ['set db_password to hunter', 'hunter'],
    ['set smtp_password to "two words"', 'two words'],
    ['set the password of bob to hunter', 'hunter'],
    ['redis-cli -h cache-prod-01 -a hunter ping', 'hunter'],
    ['run PGPASSWORD=hunter psql -c "select 1"', 'hunter'],
    ['MYSQL_PWD=hunter mysqldump orders', 'hunter'],
    ['db_password=hunter', 'hunter'],
    ['DB_PASS: hunter', 'hunter'],
    ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENG', 'wJalrXUtnFEMIK7MDENG'],
    ['sshpass -p hunter ssh bob@web-01', 'hunter'],
    ['sshpass -phunter ssh bob@web-01', 'hunter'],
    ['net user bob hunter /add', 'hunter'],
    ['change requirepass to hunter on cache-prod-01', 'hunter'],
    ['config set requirepass hunter', 'hunter'],
    ['list servers password Hunter2xyz', 'Hunter2xyz'],
    ['Passwort Geheim123 auf db-prod-01', 'Geheim123'],
    ['das Passwort ist Geheim123', 'Geheim123'],
    ['backup --pass hunter', 'hunter'],
    ['backup --db-password hunter', 'hunter'],
    ['curl -u bob:hunter http://web-01', 'hunter'],
    ['curl --user bob:hunter http://web-01', 'hunter'],
    ['curl -H "Authorization: Basic Ym9iOmh1bnRlcg==" http://web-01', 'Ym9iOmh1bnRlcg=='],
    ['curl -H "X-Api-Key: hunter" http://web-01', 'hunter'],
    [`use ${'xoxb'}-123456789012-abcdefghijkl`, '123456789012-abcdefghijkl'],
    [`use ${'glpat'}-abcdefghij0123456789`, 'abcdefghij0123456789'],
    [`use ${'AIza'}SyA1234567890abcdefghijklmnopqrstuv`, 'SyA1234567890'],
    [`use ${'SG'}.abcdefghijklmnopqrst.uvwxyz0123456789abcd`, 'abcdefghijklmnopqrst'],
    [`use ${'sk'}_live_abcdefghijklmnop1234`, 'abcdefghijklmnop1234'],
    [`use ${'hvs'}.abcdefghijklmnopqrstuvwx`, 'abcdefghijklmnopqrstuvwx'],
    ['AccountKey=abcdefghijklmnopqrstuvwxyz0123==;EndpointSuffix=x', 'abcdefghijklmnopqrstuvwxyz0123'],
    ['call it with token a1b2c3d4e5', 'a1b2c3d4e5'],
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
    "what's the password policy",
    'is the password service up',
    'reset the password of bob on dc-prod-01',
    'give me the password to db-prod-01',
    'show the password db-prod-01 uses',
    'change the password policy to strict',
    'set the password to never expire for bob',
    'rotate the token of payment-service',
    'list password resets since 2026-01-31',
    'is the token oauth2 based?',
    'change the owner of web-dev-01 to team-sre',
    'ssh -p 22 web-dev-01',
    'redis-cli -a',
    'run redis-cli -a on cache-prod-01',
    'mkdir -p /srv/x',
    'mysql -p -e status',
    'mysql -P 3306 orders',
    'grep -a foo /var/log/x',
    'net user bob on dc-prod-01',
    'net user bob /delete',
    'curl -u bob http://web-01',
    'use basic authentication on web-01',
    'set compass=north',
    'max_tokens: 500',
    'bypass: yes',
    'is the secret santa service up',
  ])('leaves alone: %s', (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it('numbers several secrets and does not redact twice', () => {
    const once = redactSecrets('password=one1 token=two2');
    expect(once).toBe('password=<SECRET:password:1> token=<SECRET:password:2>');
    expect(redactSecrets(once)).toBe(once);
  });

  it('finds a secret behind another one', () => {
    const line = 'curl -H "Authorization: Basic abcdefgh12" -u bob:hunter http://web-01';
    expect(redactSecrets(line)).not.toMatch(/hunter|abcdefgh12/);
  });

  it('finds a secret that only the replaced one uncovers', () => {
    const once = redactSecrets('mysql net user bob -pHunter2 -pHunter2');
    expect(once).not.toContain('Hunter2');
    expect(redactSecrets(once)).toBe(once);
  });

  it('takes linear time over long words', () => {
    const long = `${'a_'.repeat(200_000)} ${'mysql '.repeat(2000)} ${'token '.repeat(20_000)}`;
    expect(redactSecrets(long)).toBe(long);
  });

  it('does not redact twice, whatever stands in the text', () => {
    const part = fc.constantFrom(
      'password',
      'to',
      'is',
      'Hunter2xyz',
      'db_password=',
      'token',
      '-a',
      '-pHunter2',
      'mysql',
      'redis-cli',
      'set',
      'net user bob',
      'Authorization: Basic abcdefgh12',
      '--pass',
      'requirepass',
      '"',
      "'",
      ':',
      'curl -u a:b',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const once = redactSecrets(parts.join(' '));
        expect(redactSecrets(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
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

describe('the hint of a secret', () => {
  it('is in every text that a shape is found in', () => {
    const word = fc.constantFrom(
      'net',
      'user',
      'bob',
      'AKIAIOSFODNN7EXAMPLE',
      'ASIAIOSFODNN7EXAMPLE',
      'ghp_abcdefghijklmnopqrstuvwxyz',

      'github_pat_abcdefghijklmnopqrstu',
      'xapp-abcdefghijkl',
      'ya29.abcdefghijklmnopqrstu',
      'glrt-abcdefghijklmnop',

      'xoxe-abcdefghijkl',
      'GOCSPX-abcdefghijklmnopqrstu',
      '?sig=abcdefghijklmnopqrstu',
      'sk-abcdefghijklmnop',
      'rk_test_abcdefghijklmnop',
      'whsec_abcdefghijklmnop',
      'npm_abcdefghijklmnopqrstuvwxyz0123456',

      'hvb.abcdefghijklmnopqrstu',
      'dop_v1_abcdefghijklmnopqrstuvwxyz012345',
      'eyJabcdefghi.abcdefghij.abc',

      'mariadb',
      '-pHunter2',
      'redis-cli',
      '-a',
      'wget',
      '--proxy-user=a:b1',
      'http',
      '-u',
      'a:b1',
      'a://b:c@d',

      'Bearer',
      'Authorization:',
      'basic',
      'abcdefgh12',
      'requirepass',
      'masterauth',
      'to',
      'is',
      'pwd',
      'root_pass',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const text = words.join(' ');
        const found = SECRET_SHAPES.some(({ pattern }) => text.search(pattern) >= 0);
        expect(found && !SECRET_HINT.test(text), text).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
