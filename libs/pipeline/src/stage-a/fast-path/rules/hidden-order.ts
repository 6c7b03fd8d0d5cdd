import { CHANGE_WORDS } from '../lexicon/change-words.js';
import type { Token } from '../text/token.js';

/** Words of change that only join. */
const JOINS: ReadonlySet<string> = new Set([
  'and',
  'then',
  'also',
  'afterwards',
  'after',
  'plus',
  'but',
  'or',
  'first',
  'before',
  'now',
]);
/** Between the word that joins and the order. */
const NEAR = 2;

const isChange = ({ word }: Token): boolean => CHANGE_WORDS.has(word) && !JOINS.has(word);

/**
 * Whether a question or a remark may hold an order: it begins with a word of change, or one follows a word that
 * joins ("what is RAID and wipe the disks"), or it has a character that means something to a shell.
 */
export function mayHideAnOrder(tokens: readonly Token[], text: string): boolean {
  if (/[;|&$<>=`\n\\{}]|^\W*back\s?up\b/i.test(text)) return true;
  if (tokens[0] && isChange(tokens[0])) return true;
  return tokens.some(
    (token, at) =>
      isChange(token) && tokens.slice(Math.max(0, at - NEAR), at).some(({ word }) => JOINS.has(word)),
  );
}
