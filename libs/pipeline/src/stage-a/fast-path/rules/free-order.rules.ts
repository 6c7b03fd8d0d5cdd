import type { RuleTable } from '../grammar/grammar.js';
import { argument } from '../meaning/fact.js';
import { asksForOneHost, namesOneThing, namesOnce, selectsSomething } from '../meaning/free-order.js';
import { destination } from '../meaning/time-and-place.js';
import { asks, asQuestion, chain } from '../meaning/transforms.js';

/**
 * What is said in an order that no other rule foresees. Read only where these give nothing: every word is still
 * accounted for, by the thing it names or by a closed list of words that say nothing.
 */
export const FREE_ORDER: RuleTable = {
  free_order: [
    [
      '(QUESTION_NOISE | PAST_NOISE | <metric_list> | <target> | <time>)+',
      chain(asksForOneHost('metric'), asks('get_metrics')),
    ],
    ['<live_bit>* STATUS_WORD <live_bit>*', chain(asksForOneHost('service'), asks('check_status'))],
    [
      '<live_bit>* ASKING <live_bit>* LIVE <live_bit>*',
      chain(asksForOneHost('service'), asks('check_status')),
    ],
    ['<live_bit>* LIVE_VERB <live_bit>*', chain(asksForOneHost('service'), asks('check_status'))],
    ['(QUESTION_NOISE | TERSE_FIELD | <asset>)+', chain(asksForOneHost('field'), asks('get_asset'))],
    ['<selected_bit>* LIST_CUE <selected_bit>+', chain(selectsSomething, asks('list_assets'))],
    ['<selected_bit>* COUNT_CUE <selected_bit>+', chain(selectsSomething, asks('count_assets'))],
    ['<order_bit>* RESTART <order_bit>*', chain(namesOnce('service'), asks('restart_service'))],
    ['<order_bit>* START <order_bit>*', chain(namesOnce('service'), asks('start_service'))],
    ['<order_bit>* STOP <order_bit>*', chain(namesOnce('service'), asks('stop_service'))],
    ['(ORDER_NOISE | <target>)* REBOOT (ORDER_NOISE | <target>)*', chain(namesOnce(), asks('reboot_host'))],
    [
      '(ORDER_NOISE | <target>)* SHUT_DOWN (ORDER_NOISE | <target>)*',
      chain(namesOnce(), asks('reboot_host', argument('mode', 'shutdown'))),
    ],
    [
      '<slow_bit>* SLOW <slow_bit>*',
      chain(namesOneThing, asks('diagnose_performance', argument('symptom', 'slow'))),
    ],
    [
      '(<certificate_bit>* CERTIFICATE <certificate_bit>* EXPIRY <certificate_bit>* | <certificate_bit>* EXPIRY <certificate_bit>* CERTIFICATE <certificate_bit>*)',
      chain(namesOnce(), destination, asks('check_connectivity', argument('protocol', 'tls'))),
    ],
    [
      '(QUESTION_NOISE | <target> | <tcp_port>)* ANSWERING (QUESTION_NOISE | <target> | <tcp_port>)*',
      chain(namesOnce('port'), destination, asks('check_connectivity'), asQuestion),
    ],
    [
      '<secret_bit>* (password | passwords) <secret_bit>*',
      chain(namesOneThing, asks('get_credentials', argument('kind', 'password'))),
    ],
    [
      '<secret_bit>* (credentials | creds) <secret_bit>*',
      chain(namesOneThing, asks('get_credentials', argument('kind', 'credentials'))),
    ],
    ['OPENER* OVERRIDE_VERB (OVERRIDE_NOISE* OVERRIDE_OBJECT)+ OVERRIDE_NOISE*', asks('out_of_scope')],
  ],
  slow_bit: ['QUESTION_NOISE', 'WHY', '<target>', '<application>', '<database>', '<service_only>'],
  certificate_bit: ['QUESTION_NOISE', 'CERTIFICATE_NOISE', '<target>'],
  secret_bit: ['QUESTION_NOISE', 'SECRET_NOISE', '<target>', '<application>'],
  live_bit: ['QUESTION_NOISE', '<service_only>', '<target>'],
  order_bit: ['ORDER_NOISE', '<service_only>', '<target>'],
  selected_bit: [
    'QUESTION_NOISE',
    'ASIDE',
    '<before>',
    '<sites>',
    '<owners>',
    'FLEET',
    '<thing>',
    'OWNS',
    'OWNED_BY',
  ],
};
