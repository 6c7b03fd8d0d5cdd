import type { RuleTable } from '../grammar/grammar.js';
import { argument } from '../meaning/fact.js';
import {
  adds,
  asks,
  countsArgument,
  excludes,
  missing,
  namesArgument,
  withoutFilters,
} from '../meaning/transforms.js';

/** Services and hosts, started and stopped; every verb has its own rule, so that none is taken for another. */
export const OPERATIONS: RuleTable = {
  operation: [
    ['<restarting>', asks('restart_service')],
    ['<reloading>', asks('restart_service', argument('mode', 'reload'))],
    ['<starting>', asks('start_service')],
    ['<enabling>', asks('start_service', argument('enable', true))],
    ['<stopping>', asks('stop_service')],
    ['<killing>', asks('stop_service', argument('force', true))],
    ['<killing_process>', asks('stop_service')],
    ['<disabling>', asks('stop_service', argument('disable', true))],
    ['<rebooting>', asks('reboot_host')],
    ['<shutting_down>', asks('reboot_host', argument('mode', 'shutdown'))],
    ['<power_cycling>', asks('reboot_host', argument('mode', 'power_cycle'))],
  ],

  served: ['<service_only> <where>', '<application_place>'],
  at_host: ['(on | at | in) <target>'],
  what: ['<service_only>', '<application>'],
  where: ['(on | at | in) <target>', '(on | in | at | across) <scope>', '(on | at) <target> <not_there>'],
  not_there: [['(not | but not) (on)? <target>', excludes]],
  when: ['AT_ONCE', ['SCHEDULE', namesArgument('schedule')]],
  application_place: [
    '<application> (on | at) <target>',
    '<application> (in | on) <environment_only>',
    '<environment_only> <application>',
  ],
  environment_only: [['ENV FLEET?', withoutFilters]],

  restarting: [
    'AT_ONCE? RESTART <served> <when>?',
    '<where> RESTART <service_only> <when>?',
    '<at_host> RESTART <application> <when>?',
    '<target> RESTART <what> (there)?',
    '<service_only> RESTART <where>',
    '<what> RESTART <target>',
    'give <service_only> (a)? (restart | kick | bounce) <where> <when>?',
    '<service_only> (needs | need) (a | to be)? (restart | restarted | kick) <where> <when>?',
    '<application> (needs | need) (a | to be)? (restart | restarted) on <target>',
    '<application> (needs | need) (a | to be)? (restart | restarted) in <environment_only>',
    ['RESTART <service_only>', adds(...missing('host'))],
  ],
  reloading: [
    'RELOAD <served> <when>?',
    '<where> RELOAD <service_only>',
    ['RELOAD <service_only>', adds(...missing('host'))],
  ],
  starting: [
    'START <served> <when>?',
    '<where> START <service_only>',
    '(bring | turn | switch) <service_only> (up | on) <where>',
    '(turn | switch) on <service_only> <where>',
    ['START <service_only>', adds(...missing('host'))],
  ],
  enabling: [
    'enable <service_only> (at boot | on boot)? <where>',
    'make <service_only> (start | come up) at boot <where>',
  ],
  disabling: [
    'disable <service_only> (at boot | on boot)? <where>',
    '(stop and disable) <service_only> <where>',
  ],
  stopping: [
    'AT_ONCE? STOP <served> <when>?',
    'STOP <application>',
    '<where> STOP <service_only> <when>?',
    '(shut down | shutdown | switch off | turn off | take down | bring down) <served> <when>?',
    '(shut | take | bring | switch | turn) <service_only> (down | off | offline) <where> <when>?',
    ['STOP <service_only>', adds(...missing('host'))],
  ],
  killing: ['kill <service_only> <where>'],
  killing_process: [
    ['kill (process | pid | process id) NUMBER <where>', countsArgument('pid')],
    ['STOP (process | pid | process id) NUMBER <where>', countsArgument('pid')],
  ],

  rebooting: [
    'AT_ONCE? REBOOT <target> <when>?',
    'REBOOT <every> <when>?',
    '(restart | bounce) (host | server | machine | box | node)? <target> <when>?',
    '<target> (needs | need) (a)? reboot',
    'give <target> a reboot',
  ],
  shutting_down: [
    'AT_ONCE? SHUT_DOWN <target> <when>?',
    'shut <target> down <when>?',
    '(power | switch | turn) <target> off <when>?',
    '(switch off | turn off) <target> <when>?',
    'SHUT_DOWN <every> <when>?',
  ],
  power_cycling: ['POWER_CYCLE <target> <when>?'],
};
