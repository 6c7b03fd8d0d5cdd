import type { RuleTable } from '../grammar/grammar.js';
import { argument } from '../meaning/fact.js';
import { fromSource, packages, setsField, setsStatus, writesNumber } from '../meaning/change-transforms.js';
import { adds, asks, chain, fields, namesArgument, withoutFilters } from '../meaning/transforms.js';

/** Deployments, data, inventory records, settings and firewall ports. */
export const CHANGES: RuleTable = {
  change: [
    ['<deploying>', asks('deploy_application')],
    ['<rolling_back>', asks('deploy_application', argument('strategy', 'rollback'))],
    ['<backing_up>', asks('backup_data')],
    ['<restoring>', asks('restore_data')],
    ['<deleting>', asks('delete_data')],
    ['<updating_record>', asks('update_asset')],
    ['<deleting_record>', asks('delete_asset')],
    ['<configuring>', asks('update_config')],
    ['<opening>', asks('update_security', argument('change', 'open'))],
    ['<closing>', asks('update_security', argument('change', 'close'))],
  ],

  version: [['version? VERSION', namesArgument('version')]],
  onto: ['(to | on | onto | in | into | at) (<target> | <environment_only>)'],
  deploying: [
    'DEPLOY <application> <version>? <onto> <when>?',
    'DEPLOY <version> of <application> <onto> <when>?',
    'put <application> <version> <onto>',
    'push <application> <version>? to (<target> | <environment_only>)',
    '(install | upgrade | update) <application> <version>? (on | in) (<target> | <environment_only>) <when>?',
    '(upgrade | update) <application> (on | in)? (<target> | <environment_only>)? to <version> <onto>?',
    'install <package> <version>? (on) <target> <when>?',
    'patch <target> <when>?',
    '<onto> DEPLOY <application> <version>?',
  ],
  package: [
    ['NAME', namesArgument('package')],
    ['DAEMON', packages],
  ],
  rolling_back: [
    '(roll back | rollback | revert) <application> (to <version>)? (on | in) (<target> | <environment_only>) <when>?',
    'roll <application> back (to <version>)? (on | in) (<target> | <environment_only>) <when>?',
  ],

  data_place: ['(on | at | from) <target>'],
  backing_up: [
    'BACK_UP <database> <data_place>? <when>?',
    'back <database> up <data_place>? <when>?',
    'BACK_UP PATH <data_place> <when>?',
    '(take | make | create) (a)? snapshot of PATH <data_place>',
    'do a backup of <database> <data_place>?',
  ],
  restoring: ['restore <database> <data_place>'],
  deleting: [
    'DROP <database> <data_place>?',
    'drop table <table> (in | of | from) <database> <data_place>?',
    'drop table <table> <data_place>',
    'DELETE PATH <data_place> <when>?',
    '(clear | empty) PATH <data_place>',
    [
      '(wipe | erase | format) (disk | disks | hard disk) (of | on) <target>',
      adds(argument('scope', 'disk')),
    ],
  ],
  table: [['NAME', namesArgument('scope')]],

  updating_record: [
    ['SET_FIELD <settable> (of | for | on) <target> to <new_value>', setsField],
    ["SET_FIELD <target> 's <settable> to <new_value>", setsField],
    ['(assign | give | hand) <target> to OWNER', chain(adds(...fields('owner')), setsField)],
    ['(mark | flag | set) <target> (as | to) STATUS (again)? (in INVENTORY)?', setsStatus],
    ['add tag <tag_text> to <target>', chain(adds(...fields('tags')), setsField)],
    ['(tag | label) <target> (as | with) <tag_text>', chain(adds(...fields('tags')), setsField)],
    ['move <target> to (environment)? ENV in INVENTORY', chain(adds(...fields('environment')), setsField)],
  ],
  settable: ['FIELD'],
  new_value: ['OWNER', 'ENV', 'SITE', 'RACK', 'NAME', 'QUOTED_NAME', 'IP'],
  tag_text: ['NAME', 'QUOTED_NAME'],
  deleting_record: [
    'REMOVE_RECORD <target> from INVENTORY',
    'REMOVE_RECORD (asset | record | inventory record | inventory entry | entry) (of | for)? <target> (from INVENTORY)?',
    "REMOVE_RECORD <target> 's (record | inventory record | entry) (from INVENTORY)?",
    'take <target> (off | out of) INVENTORY',
  ],

  configuring: [
    'SET_SETTING <setting> to <setting_value> (in | of | for) <what> (on | at) <target>',
    'SET_SETTING <setting> to <setting_value> (on | at | in) <target>',
    'SET_SETTING <setting> in <what> on <target> to <setting_value>',
    'SET_SETTING <setting> (on | at) <target> to <setting_value>',
  ],
  setting: [['SETTING', namesArgument('setting')]],
  setting_value: [
    ['NUMBER', writesNumber('value')],
    ['(NAME | QUOTED_NAME)', namesArgument('value')],
  ],

  tcp_port: [
    ['port? PORT', withoutFilters],
    ['(tcp port? PORT | port PORT tcp)', chain(withoutFilters, adds(argument('protocol', 'tcp')))],
    ['(udp port? PORT | port PORT udp)', chain(withoutFilters, adds(argument('protocol', 'udp')))],
  ],
  opening: [
    'open <tcp_port> (on) <target> <for_source>? <when>?',
    'open <tcp_port> <for_source> on <target>',
    '<tcp_port> on <target> open it',
  ],
  closing: ['close <tcp_port> (on) <target> <for_source>? <when>?', '<tcp_port> on <target> close it'],
  for_source: [['(for | from | to) (IP | CIDR)', fromSource]],
};
