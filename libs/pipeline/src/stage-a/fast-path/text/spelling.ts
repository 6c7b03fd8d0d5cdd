import { DROPPED, SPELLINGS } from '../lexicon/fillers.js';
import type { Token } from './token.js';
import type { TypingErrors } from './typing-errors.js';

const spellings = new Map(Object.entries(SPELLINGS));

/** Settles spellings and typing errors, and leaves out words that never change a meaning. */
export function settleWords(
  tokens: readonly Token[],
  isKnown: (word: string) => boolean,
  typingErrors: TypingErrors,
): Token[] {
  return tokens
    .flatMap((token) => settle(token, isKnown, typingErrors))
    .filter(
      ({ kind, word }, at, settled) =>
        kind === 'quoted' || !DROPPED.has(word) || (LIMITS.has(word) && settled[at - 1]?.word === 'not'),
    );
}

/** After "not" these deny that it is all: "not just in production" is no "not in production". */
const LIMITS = new Set(['just', 'simply']);

function settle(token: Token, isKnown: (word: string) => boolean, typingErrors: TypingErrors): Token[] {
  if (token.kind !== 'word') return [token];
  const spelling = spellings.get(token.word);
  if (spelling !== undefined) return spelling.split(' ').map((word) => ({ ...token, word }));
  if (isKnown(token.word) || DROPPED.has(token.word)) return [token];
  const meant = typingErrors.meant(token.word);
  return meant === undefined ? [token] : [{ ...token, word: meant }];
}
