import type { RuleTable } from '../grammar/grammar.js';

/** A whole request: what it asks, in whatever frame of politeness. */
export const REQUEST: RuleTable = {
  request: [
    '(OPENER | READ_OPENER)* <read> CLOSER*',
    'OPENER* (<operation> | <change> | <access> | <unclear>) CLOSER*',
    'OPENER* (<operation> | <change> | <access>) but do not <unwanted> (box | host | machine | it | anything | anything else | other rules | other services)',
    '(OPENER | READ_OPENER)* <read> but do not <unwanted> (anything | it | anything else) (in firewall)?',
    '(OPENER | READ_OPENER)* <knowledge> CLOSER*',
    '<reservation> (OPENER | READ_OPENER)* <read> CLOSER*',
    '(OPENER | READ_OPENER)* <read> (no action needed | no changes | do not change anything | read only)',
  ],
  read: ['<inventory>', '<one_asset>', '<monitoring>'],
  /** What is not to be done; it leaves only what is to be read. */
  reservation: [
    'do not (<unwanted> (or <unwanted>)*) (anything | them | it | any of them | any of it) (but)? (only)?',
    'without (changing | touching | restarting) anything',
    'no changes',
  ],
  unwanted: [
    'OPERATE',
    'RESTART',
    'STOP',
    'START',
    'REBOOT',
    'SHUT_DOWN',
    'touch',
    'hurt',
    'affect',
    'disturb',
    'interrupt',
    'do',
    'fix',
    'reboot',
    'kill',
    'acknowledge',
    'alter',
    'modify',
    'list',
  ],
  before_command: ['(OPENER | DISGUISE | INSISTENCE | POINTER | PURPOSE | NOW_NOISE)*'],
  command_place: [
    '(OPENER | DISGUISE | INSISTENCE | NOW_NOISE)* (on | at)? (<target> | <every>) (OPENER | DISGUISE | INSISTENCE | NOW_NOISE)*',
  ],
  /** What stands before a command line that is given without a verb. */
  command_lead: [
    '(QUESTION_NOISE | OPENER | DISGUISE | INSISTENCE | STATUS_WORD | <target> | of | disk | speed)*',
  ],
  command_end: [
    '(on | at) <target> ((and)? (show | print | give | return | send | tell) (me | us)? output)?',
  ],
};
