import type { RuleTable } from '../grammar/grammar.js';
import { argument, type Fact } from '../meaning/fact.js';
import { fromSource, inGroup, numbersMode, usesAccount } from '../meaning/change-transforms.js';
import { adds, asks, chain, withoutFilters } from '../meaning/transforms.js';

const grants = (value: string): Fact => argument('grant', value);
const change = (value: string): Fact => argument('change', value);

/** Accounts, file modes, firewall sources, keys and certificates: who may do what, and from where. */
export const ACCESS: RuleTable = {
  access: [
    ['<permitting>', asks('set_permissions')],
    ['<securing>', asks('update_security')],
    ['<disclosing>', asks('get_credentials')],
    ['<repairing>', asks('fix_problem')],
  ],

  user: [['(user | account)? (NAME | QUOTED_NAME)', usesAccount]],
  group: [['(NAME | QUOTED_NAME | DAEMON)', inGroup]],
  on_host: ['(on | at | of) <target>'],
  permitting: [
    ['add <user> to <group> group <on_host>', adds(grants('add'))],
    ['remove <user> from <group> group <on_host>', adds(grants('remove'))],
    ['add <user> to <sudoers> <on_host>', adds(grants('add'))],
    ['remove <user> from <sudoers> <on_host>', adds(grants('remove'))],
    ['(grant | give) sudo (to | for) <user> <on_host>', adds(grants('sudo'))],
    ['(give | grant) <user> sudo <on_host>', adds(grants('sudo'))],
    ['revoke sudo (for | from | of) <user> <on_host>', adds(grants('no sudo'))],
    ['create (a | an)? (account | user) for? <user> <on_host>', adds(grants('create'))],
    ['(delete | remove) (user | account) <user> <on_host>', adds(grants('delete'))],
    ['lock (user | account) <user> <on_host>', adds(grants('lock'))],
    ['unlock (user | account) <user> <on_host>', adds(grants('unlock'))],
    'make PATH mode <mode> <on_host>',
    'set (mode | permissions) of PATH to <mode> <on_host>',
  ],
  sudoers: [['sudoers', adds(argument('group', 'sudoers'))]],
  mode: [['NUMBER', numbersMode]],

  securing: [
    ['block <source> <on_host>', adds(change('block'))],
    ['unblock <source> <on_host>', adds(change('unblock'))],
    ['renew (tls | ssl)? (certificate | cert) <on_host>', adds(change('renew certificate'))],
    ['rotate (ssh)? (host)? keys <on_host>', adds(change('rotate keys'))],
    [
      '(turn | switch) (host | windows | defender | local)? firewall off <on_host>',
      adds(change('firewall off')),
    ],
    ['(turn | switch) (host)? firewall on <on_host>', adds(change('firewall on'))],
    [
      '(disable | turn off | switch off) (host | windows | defender | local)? firewall <on_host>',
      adds(change('firewall off')),
    ],
  ],
  source: [['(IP | CIDR)', chain(withoutFilters, fromSource)]],

  disclosing: [
    ['<wanting>? (password | passwords) (of | for) <kept_for>', adds(argument('kind', 'password'))],
    ['<wanting>? (api key | api keys) (of | for | stored for) <kept_for>', adds(argument('kind', 'api key'))],
    ['<wanting>? (credentials | creds | login) (of | for) <kept_for>', adds(argument('kind', 'credentials'))],
  ],
  wanting: ['SHOW (me | us)?', 'GIVE', 'what (is | are)', 'i need', 'share', 'send me', 'need'],
  kept_for: ['<target>', '<application>', '<database>', '<application> in <environment_only>'],

  repairing: [
    '(fix | repair) <service_only> <on_host>',
    '(fix | repair) <application> (in <environment_only> | <on_host>)?',
    '(fix | repair) whatever is wrong (on | with) <target>',
    'get <service_only> (working | running) again <on_host>',
    'get <application> (working | running) again (in <environment_only> | <on_host>)',
  ],
};
