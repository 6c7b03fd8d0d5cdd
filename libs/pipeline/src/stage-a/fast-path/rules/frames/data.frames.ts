import type { RuleTable } from '../../grammar/grammar.js';
import { namesApplication } from '../../meaning/change-transforms.js';
import { argument } from '../../meaning/fact.js';
import { forgets, inOnePlace, joins, mayJoin, names, saysWhat } from '../../meaning/frame-checks.js';
import { age, failsOver, goesTo } from '../../meaning/time-and-place.js';
import { asks, chain, missing, namesArgument } from '../../meaning/transforms.js';

const updates = argument('package', 'updates');
const data = names({ thing: '+', database: '?' });

/** Software rolled out; data saved, brought back and deleted. */
export const DATA_FRAMES: RuleTable = {
  data_frame: [
    [
      '<rollout_bit>* (DEPLOY_CUE | DEPLOY_PART <rollout_bit>+ (out | live)) <rollout_bit>*',
      chain(names({ application: '1' }), asks('deploy_application')),
    ],
    [
      '<application> <version> (to | onto | on | into) (<target> | <environment_only>) <order_courtesy>*',
      asks('deploy_application'),
    ],
    [
      '<rollout_bit>* DEPLOY_CUE <rollout_bit>* <deployable> <rollout_bit>*',
      chain(names({ application: '1', host: '+' }), asks('deploy_application')),
    ],
    [
      '<rollout_bit>* ROLL_BACK_CUE <rollout_bit>*',
      chain(names({ application: '1' }), asks('deploy_application', argument('strategy', 'rollback'))),
    ],
    [
      '<install_bit>* INSTALL_CUE <install_bit>* <package> <install_bit>*',
      chain(names({ host: '+' }), asks('deploy_application')),
    ],
    [
      '<patch_bit>* PATCH_CUE <patch_bit>* PATCH_NOUN <patch_bit>*',
      chain(inOnePlace, joins('package'), asks('deploy_application')),
    ],
    ['<patch_bit>* PATCH_ALL_CUE <patch_bit>*', chain(inOnePlace, asks('deploy_application', updates))],
    ['<save_bit>* BACK_UP_CUE <save_bit>*', chain(data, mayJoin('scope'), asks('backup_data'))],
    [
      '<restore_bit>* (RESTORE_CUE | RESTORE_PART <restore_bit>+ back) <restore_bit>*',
      chain(data, saysWhat('database', 'path'), mayJoin('source'), asks('restore_data')),
    ],
    [
      '<failover_bit>* (FAIL_OVER_CUE | FAIL_PART <failover_bit>+ OVER_PART) <failover_bit>*',
      chain(data, failsOver, asks('restore_data')),
    ],
    [
      '<erase_bit>* DELETE_CUE <erase_bit>*',
      chain(
        names({ thing: '+', database: '?', path: '?' }),
        saysWhat('database', 'path'),
        mayJoin('scope'),
        asks('delete_data'),
      ),
    ],
    ['<wipe_bit>* WIPE_CUE <wipe_bit>*', chain(inOnePlace, asks('delete_data', argument('scope', 'all')))],
  ],
  version_word: [['VERSION_WORD', namesArgument('version')]],
  deployable: [['NEW_NAME <version>', namesApplication]],
  rollout_bit: [
    '<version_word>',
    '<order_courtesy>',
    '<when>',
    'DEPLOY_NOISE',
    '<application>',
    '<version>',
    '<target>',
    '<environment_only>',
  ],
  install_bit: ['<order_courtesy>', '<when>', 'DEPLOY_NOISE', '<version>', '<target>'],
  patch_bit: ['<order_courtesy>', '<when>', 'DEPLOY_NOISE', 'HOST_NOUN', '<target>', '<every>'],
  before_work: [
    "(before | ahead of | prior to) (tonight | today | tomorrow | next | my | i run | i do | i start | we touch | we run | we do | we start | we begin)? ('s)? (migration | upgrade | update | change | work | maintenance | patching | deployment | release | cluster | anything | it | reboot | cutover | weekend | rollout | index rebuild)",
  ],
  save_bit: [
    '<order_courtesy>',
    '<before_work>',
    '<when>',
    'DATA_NOUN',
    'BACK_UP_NOISE',
    '<database>',
    'PATH',
    '<target>',
    '<application>',
  ],
  failover_bit: [
    'OPENER',
    'CLOSER',
    'INSISTENCE',
    'AT_ONCE',
    'FAIL_OVER_NOISE',
    '<when>',
    '<database>',
    '<application>',
    '<target>',
    ['to <target>', goesTo],
  ],
  restore_bit: [
    'BACK_UP_NOISE',
    'again',
    ['CLOCK (this morning | last night | yesterday | today)?', namesArgument('point_in_time')],
    ['DATE', namesArgument('point_in_time')],
    '<order_courtesy>',
    '<when>',
    'RESTORE_SOURCE',
    'RESTORE_NOISE',
    '<database>',
    'PATH',
    '<target>',
    '<application>',
  ],
  erase_bit: [
    '<order_courtesy>',
    '<when>',
    'ERASED_NOUN',
    'DELETE_NOISE',
    '<older>',
    '<database>',
    'PATH',
    '<target>',
    '<service_only>',
  ],
  older: [['OLDER (NUMBER | NUMBER_WORD) TIME_UNIT', age]],
  wipe_bit: ['<order_courtesy>', '<when>', 'HOST_NOUN', 'DELETE_NOISE', '<target>', '<every>'],

  vague_data: [
    [
      '<vague_data_bit>* (DEPLOY_CUE | PATCH_CUE) <vague_data_bit>*',
      chain(forgets, asks('deploy_application', ...missing('application', 'host'))),
    ],
    [
      '<vague_data_bit>* BACK_UP_CUE <vague_data_bit>*',
      chain(forgets, asks('backup_data', ...missing('database', 'host'))),
    ],
    [
      '<vague_data_bit>* (RESTORE_CUE | RESTORE_PART <vague_data_bit>+ back) <vague_data_bit>*',
      chain(forgets, asks('restore_data', ...missing('database', 'host'))),
    ],
    [
      '<vague_data_bit>* DELETE_CUE <vague_data_bit>*',
      chain(forgets, asks('delete_data', ...missing('scope'))),
    ],
  ],
  vague_data_bit: [
    '<order_courtesy>',
    'VAGUE',
    'DATA_NOUN',
    'DEPLOY_NOISE',
    'RESTORE_NOISE',
    'ERASED_NOUN',
    'RESTORE_SOURCE',
    'HOST_NOUN',
  ],
};
