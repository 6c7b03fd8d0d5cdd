import { overridesRules } from '@app/policy';
import type { FastPathResult } from '../fast-path-result.js';
import { OFF_TOPIC } from '../lexicon/off-topic.js';
import type { Reader } from '../reader.js';
import type { Token } from '../text/token.js';
import { mayHideAnOrder } from './hidden-order.js';

/** More words than this may hide a request that this look-up does not see. */
const MOST_WORDS = 22;

/** Classes of words for what operations are about. Where one occurs, a request may be more than it seems. */
const OF_OPERATIONS: ReadonlySet<string> = new Set([
  'HOST',
  'IP',
  'CIDR',
  'PATH',
  'SECRET_PATH',
  'RACK',
  'SERIAL',
  'DAEMON',
  'DATABASE_KIND',
  'NOUN',
  'ANY_NOUN',
  'DATABASE_NAME',
  'OWNER',
  'ROLE',
  'OS',
  'APPLICATION',
  'ALL_THINGS',
  'INVENTORY',
  'METRIC',
  'LOGS',
  'ALERTS',
  'SETTING',
  'CONCEPT',
  'ACCOUNT',
  'HOST_NOUN',
  'SERVICE_NOUN',
]);
/** Of people, not of machines: "the server team". */
const PEOPLE: ReadonlySet<string> = new Set([
  'team',
  'room',
  'people',
  'guys',
  'colleagues',
  'folks',
  'department',
]);
/** Of these systems' own rules, not of a machine's. */
const RULES: ReadonlySet<string> = new Set([
  'SETTING',
  'ACCOUNT',
  'ANY_NOUN',
  'HOST_NOUN',
  'LOGS',
  'SERVICE_NOUN',
]);

/** What an attempt to change the rules may begin with, though the word orders a change elsewhere. */
const OF_RULES =
  /^\W*(?:please\s+)?(?:disable|turn off|switch off|stop|drop|suspend|approve)\b(?:\s+\w+){0,3}\s+(?:approvals?|confirmations?|policy|policies|guardrails|safety|risk|audit\w*|record\w*|logging|asking|instructions|rules|restrictions)\b/i;

/**
 * A request that plainly has nothing to do with operations, or only tries to change this system's rules. Sure only
 * where nothing in it belongs to operations, and no order can hide in it.
 */
export function outOfScope(reader: Reader, text: string): FastPathResult | undefined {
  const { tokens } = reader;
  if (tokens.length > MOST_WORDS) return undefined;
  if (
    overridesRules(text) &&
    !concerns(reader, RULES) &&
    (OF_RULES.test(text) || !mayHideAnOrder(tokens, text))
  )
    return /[;|&$<>`\n]|\b(?:and|then|or|but)\b/.test(text.replace(OF_RULES, '')) ? undefined : REFUSED;
  const isOffTopic = tokens.some(({ word }) => OFF_TOPIC.has(word));
  return isOffTopic && !concerns(reader) && !mayHideAnOrder(notPersonal(tokens), text) ? REFUSED : undefined;
}

/** Without verbs of change in somebody's own life: "restart my career", "stop my dog", "approve my vacation". */
function notPersonal(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(
    (_, at) => !(OWNED.test(tokens[at + 1]?.word ?? '') && OFF_TOPIC.has(tokens[at + 2]?.word ?? '')),
  );
}

const OWNED = /^(?:my|your|his|her|their)$/;

/** Whether a word is of operations, apart from classes that do not count here. */
function concerns({ tokens, terms }: Reader, apart: ReadonlySet<string> = new Set()): boolean {
  return tokens.some(
    ({ kind }, at) =>
      kind !== 'quoted' &&
      !PEOPLE.has(tokens[at + 1]?.word ?? '') &&
      (terms[at] ?? []).some(({ name }) => OF_OPERATIONS.has(name) && !apart.has(name)),
  );
}

const REFUSED: FastPathResult = {
  kind: 'understood',
  rule: 'out_of_scope',
  understanding: {
    intent: { category: 'information', action: 'out_of_scope', confidence: 1, capabilities: [] },
    entities: [],
    arguments: {},
  },
};
