import type { Action } from '@app/contracts';
import type { RuleTable } from '../../grammar/grammar.js';
import { argument, type Fact } from '../../meaning/fact.js';
import { inOnePlace, names, namesNoHost } from '../../meaning/frame-checks.js';
import { adds, asks, chain, countsArgument, excludes, missing } from '../../meaning/transforms.js';

type Alternative = RuleTable[string][number];

/** One service on hosts or in a scope of many. */
const onService = (cue: string, action: Action, ...said: Fact[]): Alternative => [
  `<serve_bit>* ${cue} <serve_bit>*`,
  chain(names({ service: '1' }), inOnePlace, asks(action, ...said)),
];

/** One application, on hosts or in an environment. */
const onApplication = (cue: string, action: Action, ...said: Fact[]): Alternative => [
  `<deploy_bit>* ${cue.replaceAll('serve_bit', 'deploy_bit')} <deploy_bit>*`,
  chain(names({ application: '1', environment: '?' }), asks(action, ...said)),
];

const onHost = (cue: string, action: Action, ...said: Fact[]): Alternative => [
  `<host_bit>* ${cue.replaceAll('serve_bit', 'host_bit')} <host_bit>*`,
  chain(inOnePlace, asks(action, ...said)),
];

/** Nothing is named that it could be done to. */
const onNothing = (cue: string, action: Action, what: string[], ...said: Fact[]): Alternative => [
  `<vague_bit>* ${cue.replaceAll('serve_bit', 'vague_bit')} <vague_bit>*`,
  chain(namesNoHost, asks(action, ...said, ...missing(...what))),
];

const RESTARTING = '(RESTART_CUE | PASSIVE <serve_bit>* RESTARTED)';
const RELOADING = '(RELOAD_CUE | PASSIVE <serve_bit>* RELOADED)';
const STARTING = '(START_CUE | RAISE_PART <serve_bit>+ UP_PART | PASSIVE <serve_bit>* STARTED)';
const STOPPING = '(STOP_CUE | LOWER_PART <serve_bit>+ DOWN_PART | PASSIVE <serve_bit>* STOPPED)';
const ENABLING = '(ENABLE_CUE AT_BOOT? | PASSIVE <serve_bit>* ENABLED AT_BOOT?)';
const DISABLING = '(DISABLE_CUE AT_BOOT? | PASSIVE <serve_bit>* DISABLED AT_BOOT?)';
const KILLING = '(KILL_CUE | PASSIVE <serve_bit>* KILLED)';
const REBOOTING = '(REBOOT_CUE | RESTART_CUE | PASSIVE <serve_bit>* (REBOOTED | RESTARTED))';
const SHUTTING_DOWN = '(SHUT_DOWN_CUE | LOWER_PART <serve_bit>+ DOWN_PART)';

const forced = argument('force', true);
const disabled = argument('disable', true);
const enabled = argument('enable', true);
const reload = argument('mode', 'reload');
const shutdown = argument('mode', 'shutdown');
const powerCycle = argument('mode', 'power_cycle');

/** Services and hosts, started and stopped, in whatever order of words. */
export const OPERATION_FRAMES: RuleTable = {
  operation_frame: [
    onService(RESTARTING, 'restart_service'),
    onService(RELOADING, 'restart_service', reload),
    onService(STARTING, 'start_service'),
    onService(STOPPING, 'stop_service'),
    onService(ENABLING, 'start_service', enabled),
    onService(DISABLING, 'stop_service', disabled),
    onService(KILLING, 'stop_service', forced),
    onApplication(RESTARTING, 'restart_service'),
    onApplication(RELOADING, 'restart_service', reload),
    onApplication(STARTING, 'start_service'),
    onApplication(STOPPING, 'stop_service'),
    onApplication(KILLING, 'stop_service', forced),
    [
      '<process_bit>* KILL_CUE <process_bit>* PID NUMBER <process_bit>*',
      chain(names({ host: '1' }), countsArgument('pid'), asks('stop_service')),
    ],
    [
      '<process_bit>* PID NUMBER <process_bit>* KILL_CUE <process_bit>*',
      chain(names({ host: '1' }), countsArgument('pid'), asks('stop_service')),
    ],
    onHost(REBOOTING, 'reboot_host'),
    onHost(SHUTTING_DOWN, 'reboot_host', shutdown),
    onHost('POWER_CYCLE_CUE', 'reboot_host', powerCycle),
  ],
  order_courtesy: [
    'OPENER',
    'CLOSER',
    'INSISTENCE',
    'ORDER_NOISE',
    'AT_ONCE',
    'POINTER',
    'DISGUISE',
    '<remark>',
    '<reservation_clause>',
    '<override_clause>',
  ],
  override_clause: ['OVERRIDE_VERB (OVERRIDE_NOISE* OVERRIDE_OBJECT)+ OVERRIDE_NOISE*', 'OVERRIDE_CLAIM'],
  /** What is not to be done beside what is: it names no more than what is left alone. */
  reservation_clause: [
    ['but? (leave <target> (alone | as is | as it is | untouched) | do not <unwanted> <target>)', excludes],
    'but? do not <unwanted> (it | them | that | anything | anything else | host | box | machine | rest | others | other ones | other rules | other services | other hosts)',
    'but? do not <unwanted> <service_only> (on <target>)?',
    'but? (leave | keep) (rest | others | everything else | other ones | other hosts | other rules) (alone | as is | as it is | untouched | in place)',
    'not a? full (restart | reboot)',
    '(no | without a? | without any) (reboot | restart | downtime | rebooting | restarting) (needed | required | necessary)?',
    '(and | but) nothing else',
    ['(not | but not) (on)? <target>', excludes],
  ],
  remark: ['(it | that | this | which | thing | HOST_NOUN | SERVICE_NOUN)? REMARK'],
  manner: [
    ['(one after other | one at a time | one by one | in turn | rolling)', adds(argument('mode', 'rolling'))],
    ['(gracefully | graceful | softly)', adds(argument('mode', 'graceful'))],
  ],
  serve_bit: [
    '<order_courtesy>',
    '<manner>',
    '<when>',
    '<service_only>',
    'SERVICE_NOUN',
    '<target>',
    '<scope>',
  ],
  deploy_bit: ['<order_courtesy>', '<manner>', '<when>', '<application>', '<target>', '<environment_only>'],
  host_bit: ['<order_courtesy>', '<manner>', '<when>', '<target>', '<every>', 'HOST_NOUN'],
  process_bit: ['<order_courtesy>', '<target>', 'VAGUE'],

  vague_operation: [
    onNothing(RESTARTING, 'restart_service', ['host']),
    onNothing(RELOADING, 'restart_service', ['host'], reload),
    onNothing(STARTING, 'start_service', ['host']),
    onNothing(STOPPING, 'stop_service', ['host']),
    onNothing(KILLING, 'stop_service', ['host'], forced),
    ['<vague_host_bit>* REBOOT_CUE <vague_host_bit>*', asks('reboot_host', ...missing('host'))],
    [
      '<vague_host_bit>* RESTART_CUE <vague_host_bit>* HOST_NOUN <vague_host_bit>*',
      asks('reboot_host', ...missing('host')),
    ],
    [
      '<vague_host_bit>* SHUT_DOWN_CUE <vague_host_bit>* HOST_NOUN <vague_host_bit>*',
      asks('reboot_host', shutdown, ...missing('host')),
    ],
  ],
  vague_bit: ['<order_courtesy>', '<service_only>', 'SERVICE_NOUN', 'VAGUE'],
  vague_host_bit: ['<order_courtesy>', 'HOST_NOUN', 'VAGUE'],
};
