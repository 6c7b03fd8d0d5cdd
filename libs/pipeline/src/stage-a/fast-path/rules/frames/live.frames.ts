import { argument, entity } from '../../meaning/fact.js';
import { comparesTo, inOnePlace, joins, names } from '../../meaning/frame-checks.js';
import { adds, asks, asQuestion, chain, countsArgument } from '../../meaning/transforms.js';
import type { RuleTable } from '../../grammar/grammar.js';

const state = names({ thing: '+', service: '?', application: '?', database: '?' });

/** Questions about running systems: state, figures, slowness, failures. */
export const LIVE_FRAMES: RuleTable = {
  live_frame: [
    ['<status_frame>', chain(state, asks('check_status'))],
    ['<many_frame>', chain(inOnePlace, asks('check_status'), asQuestion)],
    [
      '<job_frame>',
      chain(names({ thing: '+', service: '?', database: '?' }), joins('job'), asks('check_status')),
    ],
    ['<figures_frame>', chain(names({ metric: '+', time: '?' }), inOnePlace, asks('get_metrics'))],
    ['<uptime_frame>', chain(names({ host: '+' }), adds(entity('metric', 'uptime')), asks('get_metrics'))],
    ['<fullness_frame>', chain(names({ host: '+' }), adds(entity('metric', 'disk')), asks('get_metrics'))],
    [
      '<slow_frame>',
      chain(names({ thing: '1', service: '?' }), asks('diagnose_performance', argument('symptom', 'slow'))),
    ],
    [
      '<hog_frame>',
      chain(names({ thing: '1' }), asks('diagnose_performance', argument('symptom', 'high usage'))),
    ],
    ['<failure_frame>', chain(names({ thing: '+', service: '?' }), joins('symptom'), asks('diagnose_issue'))],
  ],

  read_courtesy: [
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'INSISTENCE',
    'QUESTION_NOISE',
    'POINTER',
    'PURPOSE',
    '<spared>',
  ],
  /** What a question is not to lead to. */
  spared: [
    'but? do not <unwanted> (it | them | that | anything | anything else | yet | anything yet | nothing)',
    'but? do not <unwanted> (<service_only> (on | at) <target> | <target>)',
    'no (action | changes | change | restart | reboot | history) (needed | required | necessary)?',
    'without (a | any)? (restart | reboot | changes)',
  ],
  live_bit: [
    '<read_courtesy>',
    '<service_only>',
    '<target>',
    '<application>',
    '<database>',
    '<environment_only>',
    'LIVE_FILLER',
    '<apposition>',
  ],
  /** What kind of machine a named one is, says nothing more. */
  apposition: [['(NOUN | ROLE ANY_NOUN? | ANY_NOUN)', () => []]],
  status_frame: [
    '<live_bit>* (STATUS_WORD | STATUS_NOUN) <live_bit>*',
    '<live_bit>* ASKING <live_bit>* LIVE <live_bit>*',
    '<live_bit>* ASKING <live_bit>* RUNS <live_bit>*',
    '<live_bit>* LIVE_VERB <live_bit>*',
    ['<live_bit>+ LIVE <live_bit>*', asQuestion],
  ],
  many_frame: [
    '<many_bit>* (anything | any)? <scope> (all | both | still)? <many_bit>* LIVE <many_bit>*',
    '(STATUS_WORD | STATUS_NOUN) (for | of)? <every> <many_bit>*',
  ],
  many_bit: ['<read_courtesy>', 'any', 'ASKING'],
  job_bit: ['<application>', '<read_courtesy>', '<service_only>', '<target>', '<database>', 'JOB_NOISE'],
  job_frame: ['<read_courtesy>* JOB_QUESTION <job_bit>* JOB <job_bit>* FINISHED <job_bit>*'],

  figures_bit: [
    '<read_courtesy>',
    'PAST_NOISE',
    'FIGURE_NOISE',
    '<metric_list>',
    '<metric_target>',
    '<time>',
    'DRIVES',
    '<threshold>',
    'ALL',
    ['top? (NUMBER | NUMBER_WORD)', countsArgument('count')],
  ],
  threshold: [['MORE_THAN NUMBER (% | percent)?', comparesTo]],
  uptime_frame: [
    '<read_courtesy>* how long (has | have) <read_courtesy>* <target> been? <read_courtesy>* been? (up | running | online | alive) <read_courtesy>*',
    '<read_courtesy>* (since when | how long) <read_courtesy>* <target> <read_courtesy>* been? (up | running | online | alive) <read_courtesy>*',
    '<read_courtesy>* when (was | did) <target> <read_courtesy>* last? (rebooted | restarted | booted | reboot | boot | restart) last? <read_courtesy>*',
  ],
  fullness_frame: ['<fullness_bit>* FULLNESS <fullness_bit>* PATH <fullness_bit>*'],
  fullness_bit: ['<read_courtesy>', '<target>', 'FIGURE_NOISE'],
  figures_frame: ['<figures_bit>+'],

  slow_bit: [
    '<read_courtesy>',
    'WHY',
    '<target>',
    '<application>',
    '<database>',
    '<service_only>',
    'SINCE',
    '<environment_only>',
  ],
  slow_frame: ['<slow_bit>* SLOW <slow_bit>*'],
  hog_bit: ['<read_courtesy>', 'WHY', '<target>', 'HOG_NOISE', 'SINCE', ['NUMBER (% | percent)?', () => []]],
  hog_frame: [
    '<hog_bit>* HOGS <hog_bit>* METRIC <hog_bit>*',
    '<hog_bit>* WHY <hog_bit>* METRIC <hog_bit>* HOGS <hog_bit>*',
    '<hog_bit>* METRIC <hog_bit>* HOGS <hog_bit>* WHY <hog_bit>*',
  ],

  failure_bit: [
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'INSISTENCE',
    'FAILURE_NOISE',
    'SYMPTOM_WORD',
    '<target>',
    '<application>',
    '<database>',
    '<service_only>',
    '<environment_only>',
  ],
  failure_frame: ['<failure_bit>* WHY <failure_bit>*'],
};
