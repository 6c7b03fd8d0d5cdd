import { compileGrammar, type Grammar } from '../grammar/grammar.js';
import { ASIDES, FORMATS } from '../lexicon/asides.js';
import { FIELDS } from '../lexicon/fields.js';
import { FRAMES } from '../lexicon/fillers.js';
import { NOUNS } from '../lexicon/nouns.js';
import { NUMBER_WORDS } from '../lexicon/numbers.js';
import { PLATFORMS, SERVICES } from '../lexicon/platforms.js';
import { MEASURES, STATES } from '../lexicon/states.js';
import { VERBS } from '../lexicon/verbs.js';
import { type Classes, Vocabulary } from '../linking/vocabulary.js';
import type { Fact } from '../meaning/fact.js';
import { TypingErrors } from '../text/typing-errors.js';
import { ASSET } from './asset.rules.js';
import { INVENTORY } from './inventory.rules.js';
import { REQUEST } from './request.rules.js';
import { SELECTION } from './selection.rules.js';
import { TARGETS } from './targets.rules.js';

/** Words whose typing errors may be undone: the language's own, not names of things. */
const OWN_CLASSES: Classes = {
  ...VERBS,
  ...STATES,
  ...MEASURES,
  ...NOUNS,
  ...FIELDS,
  ...PLATFORMS,
  ...ASIDES,
  ...FRAMES,
  NUMBER_WORD: NUMBER_WORDS,
  FORMAT: Object.fromEntries(
    Object.entries(FORMATS).map(([word, value]): [string, Fact[]] => [word, [{ kind: 'format', value }]]),
  ),
};

interface Language {
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  /** Every word that some rule or class knows, inventory names apart. */
  readonly words: ReadonlySet<string>;
  readonly typingErrors: TypingErrors;
}

function createLanguage(): Language {
  const grammar = compileGrammar([REQUEST, INVENTORY, ASSET, SELECTION, TARGETS]);
  const own = new Vocabulary(OWN_CLASSES);
  const vocabulary = new Vocabulary({ ...OWN_CLASSES, ...SERVICES });
  const ownWords = new Set([...grammar.words, ...own.words]);
  return {
    grammar,
    vocabulary,
    words: new Set([...ownWords, ...vocabulary.words]),
    typingErrors: new TypingErrors(ownWords),
  };
}

/** The language of requests, put together once when first loaded. */
export const language: Language = createLanguage();
