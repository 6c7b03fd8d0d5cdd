import { entity } from '../../meaning/fact.js';
import { phrases, saidPhrases } from '../phrases.js';

/** Who may do what, and from where. */
export const ACCESS_CUES = {
  GRANT_CUE: phrases(
    'give, grant, add, put, assign, allow, let have, authorize, authorise, promote, hand, enroll, permit',
  ),
  REVOKE_CUE: phrases(
    'revoke, remove, take away, take, strip, withdraw, kick out, drop, pull, remove from, delete',
  ),
  RIGHT_NOUN: saidPhrases(`
  local admins group, local admins, local administrators, domain admins group, sudo group, full admin rights,
  superuser access, everything, sudo, sudo rights, sudo access, full sudo, passwordless sudo, root,
  root access, root rights, admin, admin rights, admin access, administrator rights, administrator,
  local admin, local admin rights, local administrator, administrator access, read access, write access,
  read-only access, read, write, select, ssh access, access, login rights, shell access, permissions,
  privileges, superuser, domain admin, domain admin rights, rdp access, vpn access, rights, full access,
  full control, superuser rights, access rights
`),
  GROUP_NOUN: phrases('group, groups, sudoers, sudoers file, role, wheel, members, ad group'),
  GROUP_NAME: saidPhrases(`
    sudoers, wheel, docker, admins, administrators, domain admins, sudo, developers, operators,
    backup operators, remote desktop users, power users, www-data, adm, dba, dialout, users
  `),
  USER_LEAD: phrases(
    'user, account, ad user, ad account, local user, local account, service account, login, username, for user, for account',
  ),
  ACCESS_NOISE: phrases(`
    to, from, for, of, into, out of, in, as, on, onto, away, back, full, permanently, temporarily, new, local,
    member, a member of, the, membership, over, off, any more, anymore, too, all, und, via, with, he left,
    she left, she left company, he left company, left company, who left, has left company, is leaving, user,
    account, member of, everything, everywhere, across
  `),
  LOCK_CUE: phrases('lock, lock out, disable, suspend, block, deactivate, freeze, sperre, bloquea'),
  UNLOCK_CUE: phrases('unlock, reactivate, re-enable, reenable, unblock, unsuspend, entsperre, desbloquea'),
  CREATE_CUE: phrases('create, add, make, set up, new, provision, open, lege an, crea, crée'),
  DELETE_USER_CUE: phrases('delete, remove, deprovision, drop, get rid of, lösche, elimina'),
  MODE_CUE: phrases('make, set, change, put, chmod, turn'),
  MODE_NOUN: phrases(
    'mode, file mode, permissions, permission, rights, access rights, mode to, permissions to, owner, ownership',
  ),
  MODE_WORDS: saidPhrases(`
    writable for everybody, writable by everybody, readable for everybody, writable to everyone,
    writable to all, world writable, world-writable, writable for everyone, writable by everyone,
    writable for all, world readable, world-readable, readable by everyone, readable for everyone, executable,
    read-only, read only, writable, readable, group writable, group-writable, executable for everyone
  `),
  PORT_NOISE: phrases(
    'port, ports, traffic, access to, access, up, rule, firewall rule, on firewall, at firewall, in firewall, connections, connection, anybody, anyone, everybody, everyone, in, through, to, from, for, at, world, internet, whole internet, again, through to, reach',
  ),
  OPEN_CUE: phrases('open, open up, allow, permit, let, let in, unblock, enable, öffne, abre, ouvre'),
  CLOSE_CUE: phrases(
    'close, block, shut, deny, disallow, forbid, close down, lock down, drop, schließe, cierra, ferme',
  ),
  BLOCK_CUE: phrases(
    'block, ban, blacklist, drop, deny, blackhole, null-route, sperre, bloquea, reject, refuse',
  ),
  UNBLOCK_CUE: phrases('unblock, unban, whitelist, allow, allowlist, permit'),
  ATTACKER: phrases(`
    is hammering us, is attacking us, is scanning us, keeps scanning us, keeps hammering us, is flooding us,
    is brute forcing us, is probing us, is abusing us, looks malicious, is malicious, is an attacker,
    traffic from, all traffic from, everything from, access from, connections from, requests from, all, any,
    address, ip, subnet, range, network, hammers us, attacks us
  `),
  RENEW_CUE: phrases(
    'renew, rotate, replace, reissue, re-issue, regenerate, swap, exchange, roll, update, install new, erneuere, renueva, refresh',
  ),
  KEY_NOUN: saidPhrases(`
    expiring cert, expired tls certificate, expiring tls certificate, server cert, certificate, cert,
    tls certificate, tls cert, ssl certificate, ssl cert, https certificate, certificates, certs, ssh keys,
    ssh key, ssh host keys, ssh host key, host keys, host key, api key, api keys, gpg key, key, keys,
    wildcard certificate, wildcard cert, server certificate, client certificate, vpn certificate, zertifikat,
    certificado, certificat, expired certificate, expired cert, expiring certificate, self-signed certificate,
    tls certificates
  `),
  FIREWALL_NOUN: saidPhrases(`
    firewall, host firewall, windows firewall, defender firewall, local firewall, defender, windows defender,
    selinux, apparmor, antivirus, virus scanner, ufw, iptables, firewall rules, all firewall rules,
    every firewall rule, firewall rule, rules, ruleset, security policy, acl, acls, tls 1.0, tls 1.1, sslv3,
    mfa, two-factor, root login, ssh root login, root ssh login, password login, password authentication,
    ssh password login, rdp
  `),
  SWITCH_OFF: phrases(
    'turn off, switch off, disable, deactivate, stop, drop, flush, clear, remove, put into permissive, set to permissive, put into permissive mode, set to permissive mode, apaga, desactiva',
  ),
  SWITCH_ON: phrases(
    'turn on, switch on, enable, activate, enforce, re-enable, put into enforcing, set to enforcing, put into enforcing mode, set to enforcing mode, activa',
  ),
  SWITCH_PART: phrases('turn, switch, put, set, take'),
  OFF_SIDE: phrases(
    'off, into permissive, to permissive, into permissive mode, to permissive mode, down, offline',
  ),
  ON_SIDE: phrases('on, into enforcing, to enforcing, into enforcing mode, to enforcing mode'),
  TEST_REASON: phrases(
    'for test, for a test, for testing, for now, for a moment, for a minute, no reboot, without reboot, without rebooting, temporarily',
  ),
} as const;

/** Accounts whose names are words of the language as well. */
export const ACCOUNT_NAMES = {
  ACCOUNT_NAME: Object.fromEntries(
    phrases(
      'deploy, backup, nagios, jenkins, oracle, guest, ansible, git, ftp, monitoring, www-data, test, svc, support, nobody',
    ).map((name) => [name, [entity('user', name)]]),
  ),
};
