import type { InventorySnapshot } from '@app/assets';
import { parse, type Term } from './grammar/parser.js';
import { CHANGE_WORDS } from './lexicon/change-words.js';
import { OFF_TOPIC } from './lexicon/off-topic.js';
import { inventoryVocabulary } from './linking/inventory-vocabulary.js';
import { shapesAt } from './linking/shapes.js';
import type { Fact } from './meaning/fact.js';
import { language } from './rules/language.js';
import { settleWords } from './text/spelling.js';
import type { Token } from './text/token.js';

const ONLY_NAMES: ReadonlySet<string> = new Set(['NAME', 'NEW_NAME', 'PREFIX']);

/** A name that is no word of the language: it can only be a name, even of what the inventory does not have. */
function unknownName({ facts, end }: Term): Term[] {
  return [
    { name: 'NEW_NAME', end, facts },
    { name: 'PREFIX', end, facts },
  ];
}

/** A stretch of a request with its spelling settled and every word looked up, in the language and the inventory. */
export class Reader {
  readonly tokens: readonly Token[];
  readonly terms: readonly (readonly Term[])[];

  constructor(request: string, tokens: readonly Token[], snapshot: InventorySnapshot) {
    const names = inventoryVocabulary(snapshot);
    const isKnown = (word: string): boolean =>
      language.words.has(word) || names.words.has(word) || OFF_TOPIC.has(word) || CHANGE_WORDS.has(word);
    const settled = settleWords(tokens, isKnown, language.typingErrors);
    this.tokens = settled;
    this.terms = settled.map((token, at) => [
      ...language.vocabulary.termsAt(settled, at, request),
      ...names.termsAt(settled, at, request),
      ...shapesAt(token, at, snapshot).flatMap((term) =>
        term.name === 'NAME' && !isKnown(token.word) ? [term, ...unknownName(term)] : [term],
      ),
    ]);
  }

  /** Every reading of the whole stretch as that rule; `undefined` where there are too many. */
  read(rule: string): Fact[][] | undefined {
    return parse(language.grammar, rule, this.tokens, this.terms);
  }

  /** The words that nothing knows. */
  unknownWords(): string[] {
    return this.tokens
      .filter(
        ({ word }, at) =>
          !language.words.has(word) && (this.terms[at] ?? []).every(({ name }) => ONLY_NAMES.has(name)),
      )
      .map(({ text }) => text);
  }
}
