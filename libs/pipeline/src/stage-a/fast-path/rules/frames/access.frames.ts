import type { RuleTable } from '../../grammar/grammar.js';
import { argument, type Fact } from '../../meaning/fact.js';
import { fromSource, numbersMode, usesAccount } from '../../meaning/change-transforms.js';
import { forgets, inOnePlace, joins, names, switched, takesAway } from '../../meaning/frame-checks.js';
import { asks, chain, missing, namesArgument, withoutFilters } from '../../meaning/transforms.js';

const grant = (value: string): Fact => argument('grant', value);
const change = (value: string): Fact => argument('change', value);
const account = names({ user: '1' });
const inPlace = chain(account, joins('grant'));

/** Who may do what, and from where. */
export const ACCESS_FRAMES: RuleTable = {
  access_frame: [
    [
      '<access_bit>* GRANT_CUE <access_bit>* <anybody> <access_bit>* <right> <access_bit>*',
      chain(inPlace, asks('set_permissions')),
    ],
    [
      '<access_bit>* GRANT_CUE <access_bit>* <right> <access_bit>* <anybody> <access_bit>*',
      chain(inPlace, asks('set_permissions')),
    ],
    [
      '<access_bit>* (GRANT_CUE | make) <access_bit>* me <access_bit>* <right> <access_bit>*',
      chain(names({ thing: '*' }), inOnePlace, joins('grant'), asks('set_permissions')),
    ],
    [
      '<access_bit>* make <anybody> <access_bit>* <right> <access_bit>*',
      chain(inPlace, asks('set_permissions')),
    ],
    [
      '<access_bit>* <anybody> (needs | need | wants | into) <access_bit>* <right> <access_bit>*',
      chain(inPlace, asks('set_permissions')),
    ],
    [
      '<access_bit>* REVOKE_CUE <access_bit>* <anybody> <access_bit>* <right> <access_bit>*',
      chain(inPlace, takesAway, asks('set_permissions')),
    ],
    [
      '<access_bit>* REVOKE_CUE <access_bit>* <right> <access_bit>* <anybody> <access_bit>*',
      chain(inPlace, takesAway, asks('set_permissions')),
    ],
    [
      '<access_bit>* LOCK_CUE <access_bit>* <anybody> <access_bit>*',
      chain(account, asks('set_permissions', grant('lock'))),
    ],
    [
      '<access_bit>* UNLOCK_CUE <access_bit>* <anybody> <access_bit>*',
      chain(account, asks('set_permissions', grant('unlock'))),
    ],
    [
      '<access_bit>* CREATE_CUE <access_bit>* USER_LEAD <access_bit>* <anybody> <access_bit>*',
      chain(account, asks('set_permissions', grant('create'))),
    ],
    [
      '<access_bit>* DELETE_USER_CUE <access_bit>* USER_LEAD <access_bit>* <anybody> <access_bit>*',
      chain(account, asks('set_permissions', grant('delete'))),
    ],
    [
      '<mode_bit>* MODE_CUE <mode_bit>* PATH <mode_bit>* <mode_said> <mode_bit>*',
      chain(names({ host: '+' }), asks('set_permissions')),
    ],
    [
      '<port_bit>* OPEN_CUE <port_bit>* <tcp_port> <port_bit>*',
      chain(names({ host: '+', port: '1' }), asks('update_security', change('open'))),
    ],
    [
      '<port_bit>* CLOSE_CUE <port_bit>* <tcp_port> <port_bit>*',
      chain(names({ host: '+', port: '1' }), asks('update_security', change('close'))),
    ],
    ['<block_bit>* <attacker> <block_bit>* BLOCK_CUE <block_bit>*', asks('update_security', change('block'))],
    ['<block_bit>* BLOCK_CUE <block_bit>* <attacker> <block_bit>*', asks('update_security', change('block'))],
    [
      '<block_bit>* UNBLOCK_CUE <block_bit>* <attacker> <block_bit>*',
      asks('update_security', change('unblock')),
    ],
    [
      '<key_bit>* RENEW_CUE <key_bit>* KEY_NOUN <key_bit>*',
      chain(names({ thing: '+', service: '?' }), joins('change'), asks('update_security')),
    ],
    [
      '<wall_bit>* SWITCH_OFF <wall_bit>* FIREWALL_NOUN <wall_bit>*',
      chain(inOnePlace, joins('change'), switched('off'), asks('update_security')),
    ],
    [
      '<wall_bit>* SWITCH_ON <wall_bit>* FIREWALL_NOUN <wall_bit>*',
      chain(inOnePlace, joins('change'), switched('on'), asks('update_security')),
    ],
    [
      '<wall_bit>* SWITCH_PART <wall_bit>* FIREWALL_NOUN <wall_bit>* OFF_SIDE <wall_bit>*',
      chain(inOnePlace, joins('change'), switched('off'), asks('update_security')),
    ],
    [
      '<wall_bit>* SWITCH_PART <wall_bit>* FIREWALL_NOUN <wall_bit>* ON_SIDE <wall_bit>*',
      chain(inOnePlace, joins('change'), switched('on'), asks('update_security')),
    ],
  ],
  access_bit: [
    '<order_courtesy>',
    'ACCESS_NOISE',
    '<every>',
    'PATH',
    '<target>',
    '<environment_only>',
    '<database>',
    '<when>',
  ],
  anybody: [['(NEW_NAME | QUOTED_NAME)', usesAccount], 'ACCOUNT_NAME', ['USER_LEAD NEW_NAME', usesAccount]],
  right: ['RIGHT_NOUN', '(GROUP_NAME GROUP_NOUN? | GROUP_NOUN GROUP_NAME)'],
  mode_bit: ['<order_courtesy>', 'MODE_NOUN', '<target>', '<when>', 'to'],
  mode_said: [
    ['NUMBER', numbersMode],
    ['MODE_WORDS', namesArgument('mode')],
  ],
  port_bit: [
    '<order_courtesy>',
    'PORT_NOISE',
    '<service_only>',
    '<target>',
    '<when>',
    'TEST_REASON',
    ['(for | from | to) <from_address>', fromSource],
  ],
  attacker: [['(IP | CIDR)', fromSource]],
  block_bit: [
    '<order_courtesy>',
    'ATTACKER',
    ['FIREWALL_NOUN', () => []],
    'HOST_NOUN',
    ['HOST', withoutFilters],
    'VAGUE',
    '<when>',
  ],
  key_bit: [
    '<order_courtesy>',
    '<target>',
    '<service_only>',
    '<application>',
    'TEST_REASON',
    '<when>',
    'HOST_NOUN',
  ],
  wall_bit: ['<order_courtesy>', '<target>', '<every>', 'TEST_REASON', '<when>', 'HOST_NOUN'],
  vague_access: [
    [
      '<vague_access_bit>* (GRANT_CUE | REVOKE_CUE) <vague_access_bit>* RIGHT_NOUN <vague_access_bit>*',
      chain(forgets, asks('set_permissions', ...missing('user', 'host'))),
    ],
    [
      '<vague_port_bit>* OPEN_CUE <vague_port_bit>* <vague_port> <vague_port_bit>*',
      asks('update_security', change('open'), ...missing('port', 'host')),
    ],
    [
      '<vague_port_bit>* CLOSE_CUE <vague_port_bit>* <vague_port> <vague_port_bit>*',
      asks('update_security', change('close'), ...missing('port', 'host')),
    ],
  ],
  vague_access_bit: ['<order_courtesy>', 'ACCESS_NOISE', 'VAGUE', 'me', 'us', 'my'],
  vague_port_bit: ['<order_courtesy>', 'VAGUE'],
  vague_port: ['port', 'ports', 'firewall'],
};
