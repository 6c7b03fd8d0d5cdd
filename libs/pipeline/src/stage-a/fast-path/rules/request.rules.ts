import type { RuleTable } from '../grammar/grammar.js';

/** A whole request: what it asks, in whatever frame of politeness. */
export const REQUEST: RuleTable = {
  request: ['OPENER* <asked> CLOSER*'],
  asked: ['<inventory>', '<one_asset>'],
};
