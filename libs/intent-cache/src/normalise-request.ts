/** Signs and words beside which case may carry meaning: paths, quotes, commands, accounts, values to be set. */
const CASE_MATTERS =
  /[/\\"`=$|;&<>*]|(?<![A-Za-z])'|'(?![A-Za-z])|\b(?:run|exec(?:ute)?|invoke|users?|accounts?|groups?|sudo(?:ers)?|logins?|grant|revoke|passwords?|keys?|files?|tables?|databases?|db|set|change|update|rename|edit|mark|add|register|create|put|move|copy|deploy|install|roll|tags?|named?|called)\b/i;

/**
 * The form under which equal requests meet: white space collapsed, closing punctuation dropped, and case
 * folded only in texts in which nothing stands whose case may matter.
 */
export function normaliseRequest(text: string): string {
  const collapsed = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:?!])/g, '$1')
    .trim();
  const closed = collapsed.replace(/(?<=[A-Za-z0-9)])[?!.]+$/, '');
  return CASE_MATTERS.test(closed) ? closed : closed.toLowerCase();
}

/** "there" after a form of "to be" and a relative "that" refer to nothing outside the sentence. */
const REFERENCE =
  /\b(?:it|its|they|them|their|theirs|those|these|he|him|his|she|her|hers|same|others?|ones?|again|previous|former|latter|both)\b|\b(?:this|that) (?:one|box|host|server|machine|service|thing|process|error|file|user|database)\b|(?<!\b(?:is|are|was|were) )\bthere\b/i;

/** Whether a text leans on what was said before, so that it means nothing by itself. */
export function hasReferenceWord(text: string): boolean {
  return REFERENCE.test(text);
}
