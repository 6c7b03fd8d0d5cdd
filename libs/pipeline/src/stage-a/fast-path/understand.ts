import type { InventorySnapshot } from '@app/assets';
import { canonicalUnderstanding, type Understanding } from '@app/contracts';
import type { FastPathResult } from './fast-path-result.js';
import { parse, type Term } from './grammar/parser.js';
import { inventoryVocabulary } from './linking/inventory-vocabulary.js';
import { shapesAt } from './linking/shapes.js';
import { compose } from './meaning/compose.js';
import { type Fact, factsOf } from './meaning/fact.js';
import { questionFor } from './meaning/question.js';
import { language } from './rules/language.js';
import { settleWords } from './text/spelling.js';
import type { Token } from './text/token.js';
import { tokenize } from './text/tokenize.js';

/** Longer requests say more than a closed grammar can be sure of. */
const MOST_CHARACTERS = 2000;
const MOST_TOKENS = 60;

/**
 * Understands a request, or hands it over. Understood means: every word has its place in exactly one reading of the
 * grammar, with names linked to the inventory; so a word that no rule expects, wherever it stands, hands over.
 * Pure: the same text and snapshot give the same result.
 */
export function understand(text: string, snapshot: InventorySnapshot): FastPathResult {
  if (text.length > MOST_CHARACTERS) return { kind: 'handed_over', reason: 'too_long', leftover: [] };
  const names = inventoryVocabulary(snapshot);
  const tokens = settleWords(
    tokenize(text),
    (word) => language.words.has(word) || names.words.has(word),
    language.typingErrors,
  );
  if (tokens.length === 0) return { kind: 'handed_over', reason: 'empty', leftover: [] };
  if (tokens.length > MOST_TOKENS) return { kind: 'handed_over', reason: 'too_long', leftover: [] };
  const terms = tokens.map((token, at): Term[] => [
    ...language.vocabulary.termsAt(tokens, at, text),
    ...names.termsAt(tokens, at, text),
    ...shapesAt(token, at, snapshot),
  ]);
  const readings = parse(language.grammar, 'request', tokens, terms);
  if (!readings) return { kind: 'handed_over', reason: 'several_readings', leftover: [] };
  return decide(readings) ?? unread(tokens, terms);
}

/** One understanding, however many ways lead to it; `undefined` for none. */
function decide(readings: readonly (readonly Fact[])[]): FastPathResult | undefined {
  const different = new Map<string, { understanding: Understanding; facts: readonly Fact[] }>();
  for (const facts of readings) {
    const understanding = compose(facts);
    if (understanding) different.set(canonicalUnderstanding(understanding), { understanding, facts });
  }
  const [only, another] = different.values();
  if (!only) return undefined;
  if (another) return { kind: 'handed_over', reason: 'several_readings', leftover: [] };
  const missing = factsOf(only.facts, 'missing').map(({ what }) => what);
  const { understanding } = only;
  if (missing.length > 0)
    return {
      kind: 'clarify',
      understanding,
      question: questionFor(understanding.intent.action, missing),
      missing,
    };
  return { kind: 'understood', understanding, rule: understanding.intent.action };
}

function unread(tokens: readonly Token[], terms: readonly (readonly Term[])[]): FastPathResult {
  const leftover = tokens
    .filter(
      ({ word }, at) => !language.words.has(word) && (terms[at] ?? []).every(({ name }) => name === 'NAME'),
    )
    .map(({ text }) => text);
  return { kind: 'handed_over', reason: leftover.length > 0 ? 'unknown_words' : 'no_reading', leftover };
}
