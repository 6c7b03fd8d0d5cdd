import type { FastPathResult } from '../fast-path-result.js';
import { CHANGE_WORDS, OFF_TOPIC, OVERRIDE_OBJECTS, OVERRIDE_VERBS } from '../lexicon/off-topic.js';
import type { Reader } from '../reader.js';

/** More words than this may hide a request that this look-up does not see. */
const MOST_WORDS = 14;

/** Verbs of operations that ask for any other thing as well. */
const EVERYDAY_VERBS: ReadonlySet<string> = new Set([
  'find',
  'list',
  'read',
  'use',
  'ask',
  'view',
  'search',
  'check',
]);

/** Classes of words that belong to operations. Where one occurs, a request may be more than it seems. */
const OPERATIONAL: ReadonlySet<string> = new Set([
  'RESTART',
  'RELOAD',
  'START',
  'STOP',
  'REBOOT',
  'SHUT_DOWN',
  'POWER_CYCLE',
  'DEPLOY',
  'BACK_UP',
  'DROP',
  'DELETE',
  'RUN',
  'OPERATE',
  'REMOVE_RECORD',
  'EXPORT',
  'COUNT',
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
  'QUOTED',
  'SETTING',
  'FLEET',
  'CONCEPT',
  'ACCOUNT',
  'ENV',
]);

/**
 * A request that plainly has nothing to do with operations, or only tries to change this system's rules. Sure only
 * where no other word belongs to operations: no verb of change, no name, no shell character, no second clause.
 */
export function outOfScope({ tokens, terms }: Reader): FastPathResult | undefined {
  if (tokens.length > MOST_WORDS) return undefined;
  const mayOperate = tokens.some(
    ({ kind, word }, at) =>
      kind === 'symbol' ||
      CHANGE_WORDS.has(word) ||
      (terms[at] ?? []).some(
        ({ name }) => OPERATIONAL.has(name) && !(name === 'OPERATE' && EVERYDAY_VERBS.has(word)),
      ),
  );
  if (mayOperate) return undefined;
  const says = (words: ReadonlySet<string>): boolean => tokens.some(({ word }) => words.has(word));
  if (!says(OFF_TOPIC) && !(says(OVERRIDE_VERBS) && says(OVERRIDE_OBJECTS))) return undefined;
  return {
    kind: 'understood',
    rule: 'out_of_scope',
    understanding: {
      intent: { category: 'information', action: 'out_of_scope', confidence: 1, capabilities: [] },
      entities: [],
      arguments: {},
    },
  };
}
