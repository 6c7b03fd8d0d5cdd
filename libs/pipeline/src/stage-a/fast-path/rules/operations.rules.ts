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
    'AT_ONCE? RESTART <what> <where> <when>?',
    'RESTART <application_place> <when>?',
    '<where> RESTART <what> <when>?',
    '<target> RESTART <what> (there)?',
    '<what> RESTART <where>?',
    '<what> RESTART <target>',
    'give <what> (a)? (restart | kick | bounce) <where> <when>?',
    '<what> (needs | need) (a | to be)? (restart | restarted | kick) <where> <when>?',
    '<application> (needs | need) (a | to be)? (restart | restarted) in <environment_only>',
    ['RESTART <service_only>', adds(...missing('host'))],
  ],
  reloading: [
    'RELOAD <what> <where> <when>?',
    '<where> RELOAD <what>',
    ['RELOAD <service_only>', adds(...missing('host'))],
  ],
  starting: [
    'START <what> <where> <when>?',
    'START <application_place> <when>?',
    '<where> START <what>',
    '(bring | turn | switch) <what> (up | on) <where>',
    '(turn | switch) on <what> <where>',
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
    'AT_ONCE? STOP <what> <where> <when>?',
    'STOP <application_place> <when>?',
    'STOP <application>',
    '<where> STOP <what> <when>?',
    '(shut down | shutdown | switch off | turn off | take down | bring down) <what> <where> <when>?',
    '(shut | take | bring | switch | turn) <what> (down | off | offline) <where> <when>?',
    'take <what> (down | offline) <where>',
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
    'RESTART (host | server | machine | box | node)? <target> <when>?',
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
