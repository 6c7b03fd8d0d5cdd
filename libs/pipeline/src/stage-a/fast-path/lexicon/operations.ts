import { argument, type Fact } from '../meaning/fact.js';

type Terms = Readonly<Record<string, readonly Fact[]>>;

const SCHEDULES = [
  'tonight',
  'at midnight',
  'at noon',
  'tomorrow',
  'tomorrow morning',
  'tomorrow night',
  'every hour',
  'hourly',
  'daily',
  'every day',
  'every night',
  'nightly',
  'weekly',
  'every week',
  'this evening',
  'this weekend',
  'after hours',
  'later',
  'later today',
  'next week',
  'at weekend',
  'monthly',
  'every month',
  'next friday',
  'on monday',
  'on sunday',
  'every minute',
];

/** What operations add to a verb: when, with which account, and verbs of changes that are not started or stopped. */
export const OPERATION_WORDS: Readonly<Record<string, readonly string[] | Terms>> = {
  AT_ONCE: [
    'now',
    'right now',
    'immediately',
    'asap',
    'as soon as possible',
    'at once',
    'straight away',
    'right away',
    'today',
    'urgently',
    'quickly',
  ],
  SCHEDULE: Object.fromEntries(SCHEDULES.map((when) => [when, [{ kind: 'text', value: when }]])),
  POWER_CYCLE: ['power-cycle', 'power cycle', 'powercycle'],
  SET_FIELD: ['set', 'change', 'update', 'correct', 'switch'],
  SET_SETTING: ['set', 'change', 'configure'],
  ACCOUNT: Object.fromEntries(
    ['root', 'admin', 'administrator', 'postgres', 'oracle', 'sa'].map((name) => [
      name,
      [{ kind: 'entity', type: 'user', value: name }],
    ]),
  ),
};

const metric = (value: string): Fact[] => [{ kind: 'entity', type: 'metric', value }];
const METRIC_NAMES: Readonly<Record<string, readonly string[]>> = {
  cpu: ['cpu', 'cpu load', 'processor', 'cpus'],
  memory: ['memory', 'mem', 'ram', 'arbeitsspeicher', 'memoria', 'mémoire'],
  disk: [
    'free disk',
    'free disk space',
    'disk',
    'disk space',
    'disks',
    'disk usage',
    'filesystem',
    'free space',
    'hard disk',
    'festplatte',
    'disco',
    'disque',
  ],
  network: [
    'network',
    'network traffic',
    'bandwidth',
    'interface throughput',
    'network throughput',
    'traffic',
    'dropped packets',
  ],
  load: ['load', 'load average', 'load avg', 'system load'],
  latency: ['latency', 'response time', 'response times'],
  processes: ['processes', 'running processes', 'process list', 'running process'],
  ports: ['open ports', 'open port', 'listening ports'],
  uptime: ['uptime'],
};
const BARE_METRICS = ['cpu', 'memory', 'disk', 'load', 'network', 'latency', 'uptime'];
const SYMPTOMS = [
  'failing',
  'fail',
  'fails',
  'down',
  'crashing',
  'crash',
  'broken',
  'not running',
  'not starting',
  'not working',
  'unreachable',
  'restarting',
  'dying',
  'flapping',
];
const LEVELS = ['critical', 'warning', 'high', 'low', 'major', 'minor', 'severe'];
const TIME_UNITS: Readonly<Record<string, readonly string[]>> = {
  TS: ['second', 'seconds', 's', 'sec', 'secs'],
  TM: ['minute', 'minutes', 'min', 'mins'],
  TH: ['hour', 'hours', 'h', 'hr', 'hrs'],
  D: ['day', 'days', 'd'],
  W: ['week', 'weeks'],
  M: ['month', 'months'],
  Y: ['year', 'years'],
};

/** The words of live questions. */
export const MONITORING_WORDS: Readonly<Record<string, readonly string[] | Terms>> = {
  METRIC: Object.fromEntries(
    Object.entries(METRIC_NAMES).flatMap(([name, words]) => words.map((word) => [word, metric(name)])),
  ),
  BARE_METRIC: Object.fromEntries(BARE_METRICS.map((name) => [name, metric(name)])),
  SYMPTOM: Object.fromEntries(SYMPTOMS.map((symptom) => [symptom, [{ kind: 'text', value: symptom }]])),
  LOG_LEVEL: { errors: [argument('level', 'error')], warnings: [argument('level', 'warning')] },
  LIVE: [
    'up',
    'running',
    'online',
    'alive',
    'healthy',
    'reachable',
    'ok',
    'okay',
    'available',
    'working',
    'responding',
    'up and running',
    'operational',
    'well',
    'erreichbar',
    'accesible',
  ],
  STATUS_WORD: ['status', 'health', 'state', 'health status', 'current status', 'service status'],
  LOGS: ['log', 'logs', 'log file', 'log files', 'journal'],
  ALERTS: ['alert', 'alerts', 'incident', 'incidents', 'alarm', 'alarms'],
  LEVEL: Object.fromEntries(LEVELS.map((level) => [level, [argument('level', level)]])),
  TIME_UNIT: Object.fromEntries(
    Object.entries(TIME_UNITS).flatMap(([unit, words]) =>
      words.map((word) => [word, [{ kind: 'unit', unit }]]),
    ),
  ),
  HALF_HOUR: Object.fromEntries(
    ['half hour', 'half an hour'].map((phrase) => [
      phrase,
      [
        { kind: 'number', value: 30, written: '30' },
        { kind: 'unit', unit: 'TM' },
      ],
    ]),
  ),
};
