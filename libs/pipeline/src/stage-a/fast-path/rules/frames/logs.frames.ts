import type { RuleTable } from '../../grammar/grammar.js';
import { argument } from '../../meaning/fact.js';
import { joins, mayJoin, names } from '../../meaning/frame-checks.js';
import { adds, asks, chain, countsArgument, missing, withoutFilters } from '../../meaning/transforms.js';

const place = names({ thing: '+', service: '?', application: '?', database: '?', time: '?', path: '?' });

/** Logs shown, logs searched, alerts. */
export const LOG_FRAMES: RuleTable = {
  log_frame: [
    ['<log_bit>* (LOG_NOUN | LOG_KIND) <log_bit>*', chain(place, mayJoin('pattern'), asks('view_logs'))],
    ['<log_bit>* <counted_log> <log_bit>*', chain(place, mayJoin('pattern'), asks('view_logs'))],
    ['<file_bit>+', chain(names({ path: '1', thing: '+' }), asks('view_logs'))],
    ['<pathless_bit>+', chain(names({ path: '1', host: '?' }), asks('view_logs', ...missing('host')))],
    ['<search_bit>* <found> <search_bit>*', chain(place, joins('pattern'), asks('analyze_logs'))],
    [
      '<search_bit>* SUMMARY_CUE <search_bit>* (LOG_NOUN | LOG_KIND) <search_bit>*',
      chain(place, mayJoin('pattern'), asks('analyze_logs')),
    ],
    ['<alert_bit>* ALERT_NOUN <alert_bit>*', chain(names({ time: '?', host: '*' }), asks('check_alerts'))],
  ],
  log_bit: [
    '<read_courtesy>',
    'LOG_VERB',
    'LOG_NOISE',
    'SHOWN_LEVEL',
    '<shown_lines>',
    '<service_only>',
    '<application>',
    '<target>',
    '<time>',
    'PATH',
  ],
  counted_log: [
    [
      '(last | latest | newest | most recent | recent | first | final)? NUMBER (LOG_NOUN | LOG_KIND)',
      countsArgument('count'),
    ],
  ],
  shown_lines: [
    [
      '(last | final | latest | newest | most recent | letzten | últimas)? NUMBER (lines | entries | messages | events | log lines | zeilen)',
      countsArgument('count'),
    ],
    [
      'first NUMBER (lines | entries | messages)',
      chain(countsArgument('count'), adds(argument('direction', 'head'))),
    ],
  ],
  file_bit: [
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'PURPOSE',
    'FILE_NOISE',
    'LOG_VERB',
    'LOG_NOISE',
    '<shown_lines>',
    'PATH',
    '<target>',
    '<service_only>',
    '<application>',
  ],
  pathless_bit: ['OPENER', 'READ_OPENER', 'CLOSER', 'FILE_NOISE', 'LOG_VERB', '<shown_lines>', 'PATH'],

  search_bit: [
    '<read_courtesy>',
    'ANALYZE_CUE',
    'LOG_NOISE',
    'LOG_NOUN',
    'LOG_KIND',
    'TURN_UP',
    '<service_only>',
    '<application>',
    '<target>',
    '<time>',
    'PATH',
  ],
  /** What is looked for: a known kind of event, or any words in a place that makes them what is looked for. */
  found: [
    'LOG_EVENT (from <from_address>)?',
    'ANALYZE_CUE <search_bit>* (PATTERN_LEAD? QUOTED | PATTERN_LEAD NEW_NAME NEW_NAME? NEW_NAME?)',
    'QUOTED <search_bit>* TURN_UP',
  ],
  from_address: [['(IP | CIDR)', withoutFilters]],

  alert_bit: [
    '<application>',
    'criticals only',
    'only critical ones',
    '<read_courtesy>',
    'ALERT_NOISE',
    'LEVEL',
    '<target>',
    '<every>',
    '<environment_only>',
    '<service_only>',
    ['(OWNER | SITE)', withoutFilters],
    '<time>',
  ],
};
