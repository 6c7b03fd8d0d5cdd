import type { InventorySnapshot } from '@app/assets';
import { actionDefinition, canonicalUnderstanding, type Entity, type Understanding } from '@app/contracts';
import { changesState } from '@app/policy';
import { Reader } from '../fast-path/reader.js';
import { tokenize } from '../fast-path/text/tokenize.js';
import { factsOf } from '../fast-path/meaning/fact.js';
import type { ReadAlone } from '../follow-up/reading.js';
import { readAfter } from '../sequence/read-after.js';
import { type Conditional, splitCondition } from './split-condition.js';

/** Classes of names that a condition may be about. */
const NAMES: ReadonlySet<string> = new Set([
  'HOST',
  'IP',
  'DAEMON',
  'DATABASE_DAEMON',
  'APPLICATION',
  'METRIC',
  'PATH',
]);
const LONGEST_CONDITION = 300;

/**
 * Reads a change that is asked for under a condition: the condition is kept as written, as an argument, and the change
 * is understood as any other. Whether and how the condition can be checked is for others to decide; it is never dropped.
 * `undefined` where there is none, where it is not the whole rest, or where only something is to be looked at. Pure.
 */
export function readConditional(
  text: string,
  snapshot: InventorySnapshot,
  read: ReadAlone,
  before?: Understanding,
): Understanding | undefined {
  for (const ways of splitCondition(text)) {
    const different = new Map<string, Understanding>();
    for (const way of ways) {
      const understanding = readOne(way, snapshot, read, before);
      if (understanding) different.set(canonicalUnderstanding(understanding), understanding);
    }
    const [only, another] = different.values();
    if (another) return undefined;
    if (only) return only;
  }
  return undefined;
}

function readOne(
  { condition, asked }: Conditional,
  snapshot: InventorySnapshot,
  read: ReadAlone,
  before: Understanding | undefined,
): Understanding | undefined {
  if (condition.length > LONGEST_CONDITION) return undefined;
  const named = namesIn(condition, snapshot);
  const meant =
    read(asked) ??
    readAfter(asked, snapshot, aboutThings(named), read) ??
    (before && readAfter(asked, snapshot, before, read));
  if (!meant || !changesState(actionDefinition(meant.intent.action).effect)) return undefined;
  const entities = new Map(
    [...named, ...meant.entities].map((entity) => [`${entity.type} ${entity.value}`, entity]),
  );
  return {
    ...meant,
    entities: [...entities.values()],
    arguments: { ...meant.arguments, condition },
  };
}

function namesIn(condition: string, snapshot: InventorySnapshot): Entity[] {
  const { terms } = new Reader(condition, tokenize(condition), snapshot);
  const entities = terms
    .flat()
    .filter(({ name }) => NAMES.has(name))
    .flatMap(({ facts }) => factsOf(facts, 'entity'));
  return [
    ...new Map(
      entities.map(({ type, value }) => [`${type} ${value}`, { type, value, confidence: 1 }]),
    ).values(),
  ];
}

/** As if the condition had been asked: what it names is what "it" and "there" mean. */
function aboutThings(entities: readonly Entity[]): Understanding {
  return {
    intent: { category: 'monitoring', action: 'check_status', confidence: 1, capabilities: ['check_status'] },
    entities: entities.filter(({ type }) => type !== 'metric'),
    arguments: {},
  };
}
