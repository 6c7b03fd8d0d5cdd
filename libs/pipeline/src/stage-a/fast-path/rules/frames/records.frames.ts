import type { RuleTable } from '../../grammar/grammar.js';
import { setsField, setsStatus } from '../../meaning/change-transforms.js';
import { argument } from '../../meaning/fact.js';
import { asValue, recordsSaid, saysPlace, vagueRecord, valueWithUnit } from '../../meaning/setting-values.js';
import { forgets, mayJoin, names } from '../../meaning/frame-checks.js';
import {
  adds,
  asks,
  chain,
  fields,
  missing,
  namesArgument,
  withoutFilters,
} from '../../meaning/transforms.js';

/** Inventory records, settings, and repairs that are not named. */
export const RECORD_FRAMES: RuleTable = {
  record_frame: [
    [
      '<removed_bit>* REMOVE_RECORD_CUE <removed_bit>* RECORD_NOUN <removed_bit>*',
      chain(names({ host: '+' }), asks('delete_asset')),
    ],
    [
      '<changed_bit>* SET_CUE <changed_bit>* <settable> <changed_bit>* <new_value> <changed_bit>*',
      chain(names({ host: '+' }), setsField, asks('update_asset')),
    ],
    [
      '<changed_bit>* <settable> <changed_bit>* <new_value> <changed_bit>* SET_CUE <changed_bit>*',
      chain(names({ host: '+' }), setsField, asks('update_asset')),
    ],
    [
      '<changed_bit>* SET_CUE <changed_bit>* STATUS <changed_bit>*',
      chain(names({ host: '+' }), setsStatus, asks('update_asset')),
    ],
    [
      '<changed_bit>* SET_CUE <changed_bit>* OWNER <changed_bit>*',
      chain(names({ host: '+' }), adds(...fields('owner')), setsField, asks('update_asset')),
    ],
    [
      '<setting_bit>* <setting_cue> <setting_bit>* <any_setting> <setting_bit>* <new_setting> <setting_bit>*',
      chain(saysPlace, asks('update_config')),
    ],
    [
      '<setting_bit>* <any_setting> <setting_bit>* <new_setting> <setting_bit>* <setting_cue>? <setting_bit>*',
      chain(saysPlace, asks('update_config')),
    ],
    [
      '<setting_bit>* (TURN_ON <setting_bit>* <any_setting> | TURN_PART <setting_bit>* <any_setting> <setting_bit>* on) <setting_bit>*',
      chain(saysPlace, asks('update_config', argument('value', 'on'))),
    ],
    [
      '<setting_bit>* (TURN_OFF <setting_bit>* <any_setting> | TURN_PART <setting_bit>* <any_setting> <setting_bit>* off) <setting_bit>*',
      chain(saysPlace, asks('update_config', argument('value', 'off'))),
    ],
    [
      '<point_bit>* POINT_CUE <point_bit>* <value_address> <point_bit>* (for | as) <any_setting> <point_bit>*',
      chain(saysPlace, asks('update_config')),
    ],
    [
      '<point_bit>* POINT_CUE <point_bit>* <any_setting> <point_bit>* <value_address> <point_bit>*',
      chain(saysPlace, asks('update_config')),
    ],
    [
      '<new_record_bit>* (REGISTER_CUE <new_record_bit>* new | NEW_RECORD_CUE <new_record_bit>* RECORD_NOUN) <new_record_bit>*',
      chain(names({ host: '+' }), asks('update_asset')),
    ],
    [
      '<new_record_bit>* new <new_record_bit>* (REGISTER_CUE | add it) <new_record_bit>*',
      chain(names({ host: '+' }), asks('update_asset')),
    ],
    [
      '<scoped_record_bit>* REMOVE_RECORD_CUE <scoped_record_bit>* <every> <scoped_record_bit>* (RECORD_NOUN <scoped_record_bit>*)?',
      chain(recordsSaid, asks('delete_asset')),
    ],
    [
      '<fixed_bit>* FIX_CUE <fixed_bit>*',
      chain(names({ thing: '+', service: '?', application: '?' }), mayJoin('symptom'), asks('fix_problem')),
    ],
  ],
  removed_bit: ['<order_courtesy>', 'RECORD_NOUN', 'OFF_PART', 'HOST_NOUN', '<target>', '<when>'],
  changed_bit: ['<order_courtesy>', 'RECORD_NOUN', 'SET_NOISE', 'HOST_NOUN', '<target>', '<when>'],
  setting_bit: [
    '<order_courtesy>',
    'SETTING_NOISE',
    'HOST_NOUN',
    'SERVICE_NOUN',
    '<service_only>',
    '<application>',
    '<target>',
    '<scope>',
    'PATH',
    '<when>',
  ],
  point_bit: ['<order_courtesy>', 'SETTING_NOISE', 'HOST_NOUN', '<target>', '<scope>', '<when>'],
  any_setting: [
    ['SETTING', namesArgument('setting')],
    ['SETTING_NAME', namesArgument('setting')],
  ],
  setting_cue: [
    'SETTING_CUE',
    ['RAISE_SETTING', adds(argument('change', 'raise'))],
    ['LOWER_SETTING', adds(argument('change', 'lower'))],
  ],
  new_setting: [
    '(to | = | at | by | on | as | -> | :)? <plain_value>',
    '(to | = | at | as | -> | :) (<named_value> | <value_address>)',
  ],
  plain_value: [
    ['NUMBER (UNIT | BIG_UNIT | TIME_UNIT | mb | kb | % | percent | m | k)?', valueWithUnit],
    ['SIZED', namesArgument('value')],
  ],
  named_value: [['(NEW_NAME | QUOTED_NAME | VALUE_WORD)', namesArgument('value')]],
  value_address: [['(IP | CIDR | HOST)', asValue]],
  new_record_bit: [
    '<order_courtesy>',
    'RECORD_NOUN',
    'SET_NOISE',
    'HOST_NOUN',
    'NEW_WORD',
    '<target>',
    '<environment_only>',
    ['SITE', withoutFilters],
    ['OWNED_BY? OWNER', withoutFilters],
    ['(MAKE MODEL? | MODEL)', withoutFilters],
  ],
  scoped_record_bit: ['<order_courtesy>', 'RECORD_NOUN', 'OFF_PART'],
  fixed_bit: [
    '<order_courtesy>',
    'PROBLEM_NOUN',
    'HOST_NOUN',
    'SERVICE_NOUN',
    'again',
    'VAGUE',
    '<service_only>',
    '<application>',
    '<database>',
    '<target>',
    '<environment_only>',
  ],
  vague_record: [
    [
      '<vague_record_bit>* REMOVE_RECORD_CUE <vague_record_bit>* RECORD_NOUN <vague_record_bit>*',
      asks('delete_asset', ...missing('asset')),
    ],
    ['<vague_fix_bit>* FIX_CUE <vague_fix_bit>*', chain(forgets, asks('fix_problem', ...missing('subject')))],
    [
      '<vague_setting_bit>* <setting_cue> <vague_setting_bit>* <any_setting> <vague_setting_bit>*',
      asks('update_config', ...missing('host')),
    ],
    [
      '<vague_setting_bit>* <setting_cue> <vague_setting_bit>* <any_setting> <vague_setting_bit>* <new_setting> <vague_setting_bit>*',
      asks('update_config', ...missing('host')),
    ],
    [
      '<vague_owner_bit>* SET_CUE <vague_owner_bit>* <settable> <vague_owner_bit>* to? (OWNER | STATUS | ENV) <vague_owner_bit>*',
      chain(withoutFilters, vagueRecord, asks('update_asset', ...missing('asset'))),
    ],
  ],
  vague_record_bit: ['<order_courtesy>', 'RECORD_NOUN', 'OFF_PART', 'HOST_NOUN', 'VAGUE'],
  vague_setting_bit: ['<order_courtesy>', 'VAGUE', 'SETTING_NOISE', '<service_only>'],
  vague_owner_bit: ['<order_courtesy>', 'VAGUE', 'RECORD_NOUN', 'SET_NOISE'],
  vague_fix_bit: ['REMARK', '<order_courtesy>', 'PROBLEM_NOUN', 'HOST_NOUN', 'SERVICE_NOUN', 'VAGUE'],
};
