import type { RuleTable } from '../../grammar/grammar.js';
import { forgets, joins, mayJoin } from '../../meaning/frame-checks.js';
import { argument } from '../../meaning/fact.js';
import { asks, chain, missing } from '../../meaning/transforms.js';

/** What may stand in any question whose subject is only pointed at: "and how is that one today, please". */
const POINTS_AT_SOMETHING = ['QUESTION_NOISE', 'OPENER', 'READ_OPENER', 'CLOSER', 'POINTER', 'VAGUE_ONE'];

/** Questions about something that was not named: what is asked is plain, so only that is asked back. */
export const VAGUE_FRAMES: RuleTable = {
  vague_live: [
    [
      '<vague_question_bit>* ASKING <vague_question_bit>* (LIVE | back | done) <vague_question_bit>*',
      asks('check_status', ...missing('subject')),
    ],
    [
      '<vague_question_bit>* (STATUS_WORD | STATUS_NOUN) <vague_question_bit>*',
      asks('check_status', ...missing('subject')),
    ],
    [
      '<vague_question_bit>* (how is | check | check on | what about) <vague_question_bit>* (it | that | this | thing | one | that one | things | everything | LIVE_FILLER) <vague_question_bit>*',
      asks('check_status', ...missing('subject')),
    ],
    ['<vague_question_bit>* METRIC <vague_question_bit>*', asks('get_metrics', ...missing('host'))],
    [
      '<vague_question_bit>* (how much | how full) <vague_question_bit>* (free | left | full) <vague_question_bit>*',
      asks('get_metrics', ...missing('host')),
    ],
    [
      '<vague_log_bit>* (LOG_NOUN | LOG_KIND) <vague_log_bit>*',
      chain(forgets, asks('view_logs', ...missing('subject'))),
    ],
    [
      '<vague_question_bit>* SLOW <vague_question_bit>*',
      asks('diagnose_performance', argument('symptom', 'slow'), ...missing('subject')),
    ],
    [
      '<vague_failure_bit>* WHY <vague_failure_bit>*',
      chain(joins('symptom'), asks('diagnose_issue', ...missing('subject'))),
    ],
    [
      '<vague_failure_bit>* FAULTY <vague_failure_bit>*',
      chain(mayJoin('symptom'), asks('diagnose_issue', ...missing('subject'))),
    ],
  ],
  vague_question_bit: [
    ...POINTS_AT_SOMETHING,
    'SINCE',
    'FIGURE_NOISE',
    'WHY',
    'HOST_NOUN',
    'SERVICE_NOUN',
    'PLACE_NOUN',
    'too',
    'even',
    'yet',
  ],
  vague_log_bit: [...POINTS_AT_SOMETHING, 'LOG_VERB', 'LOG_NOISE', 'HOST_NOUN', 'SERVICE_NOUN', 'more'],
  vague_failure_bit: ['SYMPTOM_WORD', 'FAILURE_NOISE', 'OPENER', 'READ_OPENER', 'CLOSER', 'VAGUE_SUBJECT'],

  vague_inventory: [
    ['<vague_field_bit>* TERSE_FIELD <vague_field_bit>*', asks('get_asset', ...missing('asset'))],
    [
      '<vague_field_bit>* (OWNS | who supports | where is) <vague_field_bit>*',
      asks('get_asset', ...missing('asset')),
    ],
    [
      '<vague_choice_bit>* COUNT_CUE <vague_choice_bit>* CHOICE <vague_choice_bit>*',
      asks('count_assets', ...missing('scope')),
    ],
    ['<vague_choice_bit>* CHOICE <vague_choice_bit>*', asks('list_assets', ...missing('scope'))],
    [
      '<vague_question_bit>* (PATH_TEST | REACH) <vague_question_bit>*',
      asks('check_connectivity', ...missing('host')),
    ],
    ['<vague_question_bit>* SECRET <vague_question_bit>*', asks('get_credentials', ...missing('host'))],
  ],
  vague_field_bit: [...POINTS_AT_SOMETHING, 'FIELD_NOISE', 'HOST_NOUN', 'and'],
  vague_choice_bit: [
    'QUESTION_NOISE',
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'LIST_CUE',
    'INVENTORY_NOISE',
    '<before>',
    '<sites>',
    '<owners>',
    '<quality_phrase>',
    'and',
    'now',
    'only',
    'then',
    'also',
    'FLEET',
  ],
};
