import { withoutNegatedClauses } from './clauses.js';

/** Words that stand for something named before. */
const REFERENCE =
  /(?<![\w\\/-])(those|these|them|they|their|theirs|it(?! (assets|servers|hosts|systems|gear|equipment|team|department|staff|inventory)\b)|its|him|his|her|ones|that one|this one|the thing|the same|the two|the other(?! (way|hand))|the rest|the previous|(that|this) (box|host|server|machine|service|process|owner|database|device|switch|router|site|data cent(er|re)|rack|team|list|error))\b/i;

/** The "it" of courtesy stands for nothing. */
const COURTESY =
  /\b(appreciate it|would it be possible|is it possible|it would be (great|nice|good|helpful|kind))\b/gi;

/** Openings that carry on an earlier request. */
const ELLIPSIS = /^\s*(what about|how about|same (again )?(for|on|in))\b/i;

/** What "it" or "them" may stand for within the same request. */
const NOUN =
  /\b(assets?|servers?|hosts?|machines?|boxes|systems?|devices?|switches|routers?|firewalls?|workstations?|records?|inventory|gear|equipment|databases?|containers?|nodes?|instances?|services?|everything)\b/i;
const NAME = /\b(?=[\w.-]*\d)[a-z0-9][\w./-]*[\d.-][\w./-]*/i;

/**
 * Whether a request stands on something said before it ("which of those are in Singapore?"): a word of a small
 * lexicon that nothing earlier in the request explains. What a negated clause refers to does not count.
 */
export function unresolvedReference(text: string): boolean {
  if (ELLIPSIS.test(text)) return true;
  // In mixed case, IT is the department and not a pronoun.
  const asked = withoutNegatedClauses(
    (/[a-z]/.test(text) ? text.replace(/\bIT\b/g, 'i.t.') : text).replace(COURTESY, ' '),
  );
  const reference = REFERENCE.exec(asked);
  if (!reference) return false;
  const before = asked.slice(0, reference.index);
  if (/^the /i.test(reference[0])) return !NAME.test(before);
  return !NOUN.test(before) && !NAME.test(before);
}
