import { compileGrammar, type Grammar } from '../grammar/grammar.js';
import { ASIDES, FORMATS } from '../lexicon/asides.js';
import { FIELDS } from '../lexicon/fields.js';
import { FOREIGN } from '../lexicon/foreign.js';
import { ACCESS_CUES, ACCOUNT_NAMES } from '../lexicon/frames/access.js';
import { CHANGE_CUES, CHANGE_FACTS } from '../lexicon/frames/changes.js';
import { INVENTORY_CUES, NETWORK_CUES, SECRET_CUES, SECRET_WORDS } from '../lexicon/frames/inventory.js';
import { FAILURE_WORDS, LIVE_CUES, SYMPTOM_WORD } from '../lexicon/frames/live.js';
import { LOG_CUES, LOG_FACTS } from '../lexicon/frames/logs.js';
import { NOISE } from '../lexicon/frames/noise.js';
import { OPERATION_CUES } from '../lexicon/frames/operations.js';
import { RECORD_CUES } from '../lexicon/frames/records.js';
import { FRAMES } from '../lexicon/fillers.js';
import { NOUNS } from '../lexicon/nouns.js';
import { KNOWLEDGE_WORDS } from '../lexicon/knowledge.js';
import { NUMBER_WORDS } from '../lexicon/numbers.js';
import { MONITORING_WORDS, OPERATION_WORDS } from '../lexicon/operations.js';
import { PLATFORMS, SERVICES } from '../lexicon/platforms.js';
import { MEASURES, STATES } from '../lexicon/states.js';
import { VERBS } from '../lexicon/verbs.js';
import { type Classes, Vocabulary } from '../linking/vocabulary.js';
import type { Fact } from '../meaning/fact.js';
import { TypingErrors } from '../text/typing-errors.js';
import { ACCESS } from './access.rules.js';
import { ASSET } from './asset.rules.js';
import { CHANGES } from './changes.rules.js';
import { CLARIFY } from './clarify.rules.js';
import { CONNECTIVITY } from './connectivity.rules.js';
import { FRAMES as SENTENCE_FRAMES } from './frames/frames.js';
import { INVENTORY } from './inventory.rules.js';
import { KNOWLEDGE } from './knowledge.rules.js';
import { MONITORING } from './monitoring.rules.js';
import { OPERATIONS } from './operations.rules.js';
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
  ...NOISE,
  ...LIVE_CUES,
  ...FAILURE_WORDS,
  SYMPTOM_WORD,
  ...LOG_CUES,
  ...LOG_FACTS,
  ...OPERATION_CUES,
  ...CHANGE_CUES,
  ...CHANGE_FACTS,
  ...RECORD_CUES,
  ...ACCESS_CUES,
  ...ACCOUNT_NAMES,
  ...INVENTORY_CUES,
  ...NETWORK_CUES,
  ...SECRET_CUES,
  ...SECRET_WORDS,
  ...OPERATION_WORDS,
  ...MONITORING_WORDS,
  ...KNOWLEDGE_WORDS,
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
  const grammar = compileGrammar([
    REQUEST,
    INVENTORY,
    ASSET,
    MONITORING,
    CONNECTIVITY,
    OPERATIONS,
    CHANGES,
    ACCESS,
    CLARIFY,
    KNOWLEDGE,
    SELECTION,
    TARGETS,
    ...SENTENCE_FRAMES,
  ]);
  const own = new Vocabulary(OWN_CLASSES);
  const vocabulary = new Vocabulary({ ...OWN_CLASSES, ...SERVICES });
  const ownWords = new Set([...grammar.words, ...own.words]);
  return {
    grammar,
    vocabulary,
    words: new Set([...ownWords, ...vocabulary.words]),
    typingErrors: new TypingErrors(ownWords, FOREIGN),
  };
}

/** The language of requests, put together once when first loaded. */
export const language: Language = createLanguage();
