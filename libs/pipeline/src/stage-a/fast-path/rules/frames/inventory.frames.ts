import type { RuleTable } from '../../grammar/grammar.js';
import { argument } from '../../meaning/fact.js';
import { names, says, selectsOrAll, selectsSomething } from '../../meaning/frame-checks.js';
import { destination } from '../../meaning/time-and-place.js';
import { asks, asQuestion, chain, notByState } from '../../meaning/transforms.js';

const tls = argument('protocol', 'tls');

/** The inventory, the network between hosts, and secrets. */
export const INVENTORY_FRAMES: RuleTable = {
  inventory_frame: [
    [
      '<selected_bit>* LIST_CUE <selected_bit>+ <exclusions>? <view>*',
      chain(notByState, selectsSomething, asks('list_assets')),
    ],
    [
      '<selected_bit>+ <exclusions>? <view>*',
      chain(notByState, says('scope'), selectsSomething, asks('list_assets')),
    ],
    [
      '<selected_bit>* COUNT_CUE <selected_bit>+ <exclusions>? <grouping>?',
      chain(selectsSomething, asks('count_assets')),
    ],
    ['<selected_bit>+ <grouping> <selected_bit>* COUNT_CUE? <selected_bit>*', asks('count_assets')],
    ['<selected_bit>* COUNT_CUE <selected_bit>* <grouping> <selected_bit>*', asks('count_assets')],
    ['<export_bit>* EXPORT_CUE <export_bit>*', chain(says('format'), selectsOrAll, asks('export_assets'))],
    ['<export_bit>+', chain(says('format'), selectsOrAll, asks('export_assets'))],
    ['<field_bit>+', chain(names({ host: '1' }), says('field'), asks('get_asset'))],
    [
      '<path_bit>* CAN? <from_host> <path_bit>* REACH <path_bit>* <target> <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<path_bit>* (PATH_TEST | REACH) <path_bit>* (from | between) <from_host> (to | and) <target> <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<path_bit>* <from_host> (to | ->) <target> <path_bit>* (ANSWERING | REACH) <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<path_bit>* from <from_host> <path_bit>* <target> <path_bit>* (ANSWERING | REACH) <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<path_bit>* <target> <path_bit>* (ANSWERING | REACH) <path_bit>* from <from_host> <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<path_bit>* from <from_host> (to | ping | reach) <target> <path_bit>*',
      chain(destination, asks('check_connectivity')),
    ],
    [
      '<port_question_bit>* ANSWERING <port_question_bit>*',
      chain(names({ host: '1', port: '1' }), destination, asks('check_connectivity'), asQuestion),
    ],
    [
      '<certificate_bit>* CERTIFICATE <certificate_bit>* EXPIRY <certificate_bit>*',
      chain(names({ host: '1' }), destination, asks('check_connectivity', tls)),
    ],
    [
      '<certificate_bit>* EXPIRY <certificate_bit>* CERTIFICATE <certificate_bit>*',
      chain(names({ host: '1' }), destination, asks('check_connectivity', tls)),
    ],
    ['<secret_bit>* SECRET <secret_bit>*', chain(names({ thing: '1', user: '?' }), asks('get_credentials'))],
    [
      '<secret_bit>* SECRET_PATH <secret_bit>*',
      chain(names({ host: '+', path: '1' }), asks('get_credentials')),
    ],
  ],
  export_bit: ['<selected_bit>', 'FORMAT FORMAT_WORD?', 'EXPORT_NOISE', 'INVENTORY', '<as_format>', '<view>'],
  selected_bit: [
    'SELECT_NOISE',
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'INVENTORY_NOISE',
    'ASIDE',
    '<before>',
    '<sites>',
    '<owners>',
    '<quality_phrase>',
    'FLEET',
    'PURPOSE',
    'ALL',
    'ALL_THINGS',
    '<comparison>',
    '<thing>',
    'OWNS',
    'OWNED_BY',
  ],
  field_bit: [
    'QUESTION_NOISE',
    'PURPOSE',
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'FIELD_NOISE',
    'POINTER',
    'HOST_NOUN',
    'TERSE_FIELD',
    '(what | which) <asked_fields>',
    '<asset>',
  ],
  path_bit: ['QUESTION_NOISE', 'OPENER', 'READ_OPENER', 'CLOSER', 'NETWORK_NOISE', '<tcp_port>', 'CAN'],
  port_question_bit: ['QUESTION_NOISE', 'OPENER', 'READ_OPENER', 'CLOSER', 'CAN', '<target>', '<tcp_port>'],
  certificate_bit: [
    'QUESTION_NOISE',
    '<tcp_port>',
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'CERTIFICATE_NOISE',
    '<target>',
    '<service_only>',
  ],
  secret_bit: [
    'QUESTION_NOISE',
    'PURPOSE',
    'DISGUISE',
    'INSISTENCE',
    '<anybody>',
    '<account>',
    'OPENER',
    'READ_OPENER',
    'CLOSER',
    'SECRET_NOISE',
    '<target>',
    '<application>',
    '<database>',
    'USER_LEAD',
  ],
};
