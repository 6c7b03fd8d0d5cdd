import { CHANGE_WORDS } from '../lexicon/off-topic.js';
import { tokenize } from './tokenize.js';

/** A clause at the end that says why somebody asks. */
const REASON =
  /[,;–—]?\s+(?:because|so that|so (?:i|we) can|since (?:i|we) (?:need|want|have))\b(?<why>[^;&|`$<>"]*)$/i;

/** What narrows, denies or adds to a request wherever it stands. */
const MORE_THAN_A_REASON =
  /\d|\b(?:not|no|never|only|if|unless|until|when|while|except|without|than|which|that|those|other)\b|n['’]t\b/i;

/**
 * The request without the reason given for it; `undefined` where none is given, or where the clause holds anything
 * that may be part of the request: a number, a denial, a condition, a word of change.
 */
export function withoutReason(request: string): string | undefined {
  const found = REASON.exec(request);
  const why = found?.groups?.['why'];
  if (!found || why === undefined || MORE_THAN_A_REASON.test(why)) return undefined;
  if (tokenize(why).some(({ word, kind }) => kind !== 'word' || (CHANGE_WORDS.has(word) && word !== 'and')))
    return undefined;
  return request.slice(0, found.index);
}
