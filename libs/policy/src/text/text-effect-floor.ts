import type { Effect } from '@app/contracts';
import { worstEffect } from '../severity.js';
import { askedClauses } from './clauses.js';
import { ASKING_LEADS, EASED_OPENING, EFFECT_PHRASES, EFFECT_VERBS } from './effect-words.js';

/**
 * The least effect that the wording of a request has, so that a model cannot take "drop the orders database" for
 * a read. Whole words where they ask, never substrings; questions about an operation, what is forbidden and what
 * is quoted do not count. Conservative: it misses some, and what it finds only raises.
 */
export function textEffectFloor(text: string): Effect {
  return worstEffect('none', ...askedClauses(text).map(clauseEffect));
}

function clauseEffect(clause: string): Effect {
  if (EASED_OPENING.test(clause.replace(ASKING_LEADS, '')) && !/\band\b/i.test(clause)) return 'write';
  const phrases = EFFECT_PHRASES.filter(({ phrase }) => phrase.test(clause)).map(({ effect }) => effect);
  const verbs = clause.split(/\s+(?:and|und|y)\s+/i).map(openingVerbEffect);
  return worstEffect('none', ...phrases, ...verbs, gerundEffect(clause));
}

function openingVerbEffect(part: string): Effect {
  const opening = part.replace(ASKING_LEADS, '').toLowerCase();
  return effectOfWord(opening.match(/^[\p{L}-]+(?=\s|$)/u)?.[0] ?? '', 'ask');
}

function gerundEffect(clause: string): Effect {
  return effectOfWord(/\bby\s+(\w+ing)\b/i.exec(clause)?.[1]?.toLowerCase() ?? '', 'by');
}

function effectOfWord(word: string, form: 'ask' | 'by'): Effect {
  if (EFFECT_VERBS.destructive?.[form].includes(word)) return 'destructive';
  return EFFECT_VERBS.write?.[form].includes(word) ? 'write' : 'none';
}
