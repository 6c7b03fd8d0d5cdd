import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretPath } from './secret-paths.js';

describe('isSecretPath', () => {
  it.each([
    '/etc/shadow',
    '/etc//./ssh/../shadow',
    '/etc/shadow-',
    '/etc/sh*',
    '/etc/s*',
    '/etc/sha[d]ow',
    '/etc/{hosts,shadow}',
    '/*/shadow',
    '../../etc/gshadow',
    '/etc/ssh/ssh_host_ed25519_key',
    '/etc/ssh/ssh_host_*_key',
    '/etc/kubernetes/admin.conf',
    '/etc/wireguard/wg0.conf',
    '~/.docker/config.json',
    '/var/www/html/wp-config.php',
    '/srv/shop/config/database.yml',
    '/dev/mem',
    '/proc/1/environ',
    '/proc/self/environ',
    '/root/.ssh/id_rsa',
    '/srv/id_ed25519',
    '/etc/ssl/private/server.key',
    '/etc/nginx/tls/site.pem',
    '/srv/shop/.env',
    '/srv/shop/.env.production',
    '/home/bob/.pgpass',
    '~/.netrc',
    '~/.kube/config',
    '/srv/kubeconfig',
    '/home/bob/passwords.kdbx',
    'group_vars/all/vault.yml',
    'C:\\Windows\\System32\\config\\SAM',
    'C:\\Windows\\NTDS\\ntds.dit',
    '/root/.bash_history',
    '/root/.aws/credentials',
    '/run/secrets/db',
    `/${'*a'.repeat(200)}`,
  ])('counts %s', (path) => expect(isSecretPath(path)).toBe(true));

  it.each([
    '/etc/passwd',
    '/etc/hosts',
    '/etc/resolv.conf',
    '/etc/nginx/conf.d/shop.conf',
    '/etc/*.conf',
    '/etc/{hosts,resolv.conf}',
    '{print',
    '/srv/[',
    '/var/log/syslog',
    '/var/log/*',
    '/var/log/token-service.log',
    '/var/lib/mysql',
    '/etc/ssh/sshd_config',
    '/etc/ssh/ssh_host_rsa_key.pub',
    '/usr/bin/passwd',
    '/srv/www',
    '/dev/null',
    'C:\\Finance',
    'D:\\Shares\\HR',
    'C:\\inetpub\\logs\\LogFiles\\u_ex.log',
    '\\\\nas\\archive',
    'token-service',
    '*',
    '',
  ])('lets %s be', (path) => expect(isSecretPath(path)).toBe(false));

  it('tells of any text, and of a secret however its folders are written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (path) => typeof isSecretPath(path) === 'boolean'));
    const detour = fc.constantFrom('/', '//', '/./', '/x/../');
    fc.assert(
      fc.property(detour, detour, (first, second) => {
        expect(isSecretPath(`${first}etc${second}shadow`)).toBe(true);
      }),
    );
  });
});
