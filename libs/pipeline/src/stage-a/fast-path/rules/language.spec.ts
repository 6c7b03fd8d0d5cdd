import { sampleSnapshot } from '@app/assets';
import { describe, expect, it } from 'vitest';
import type { Pattern } from '../grammar/pattern.js';
import { inventoryVocabulary } from '../linking/inventory-vocabulary.js';
import { language } from './language.js';

/** Classes of terms that are told by their shape. */
const SHAPES =
  'HOST LOCALHOST APPLICATION OWNER RACK SERIAL VERSION SIZED SETTING PREFIX NAME NEW_NAME NUMBER PORT IP CIDR PATH SECRET_PATH DATE CLOCK SUFFIX QUOTED QUOTED_NAME'.split(
    ' ',
  );
/** Read by code that needs no rule. */
const OF_CODE = new Set(['RUN']);
/** Rules that code begins with. */
const STARTS = [
  'request',
  'asked',
  'ordered',
  'asked_vaguely',
  'left_open',
  'before_command',
  'command_place',
];

function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'sequence':
    case 'choice':
      return [pattern, ...pattern.items.flatMap(partsOf)];
    case 'repeat':
      return [pattern, ...partsOf(pattern.item)];
    default:
      return [pattern];
  }
}

const patterns = [...language.grammar.rules.values()].flat().flatMap(({ pattern }) => partsOf(pattern));
const namesOf = (kind: 'term' | 'rule'): Set<string> =>
  new Set(patterns.flatMap((part) => (part.kind === kind ? [part.name] : [])));

describe('the language of requests', () => {
  it('has a vocabulary for every class that its rules name', () => {
    const known = new Set([
      ...language.vocabulary.classes,
      ...inventoryVocabulary(sampleSnapshot()).classes,
      ...SHAPES,
    ]);
    expect([...namesOf('term')].filter((name) => !known.has(name))).toEqual([]);
  });

  it('has a rule for every class of its vocabulary', () => {
    const named = namesOf('term');
    expect([...language.vocabulary.classes].filter((name) => !named.has(name) && !OF_CODE.has(name))).toEqual(
      [],
    );
  });

  it('has no rule that nothing leads to', () => {
    const named = new Set([...namesOf('rule'), ...STARTS, 'command_end', 'command_lead']);
    expect([...language.grammar.rules.keys()].filter((name) => !named.has(name))).toEqual([]);
  });
});
