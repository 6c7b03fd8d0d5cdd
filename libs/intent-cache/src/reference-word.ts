/** What a sentence says after "that" where the word joins two clauses and points at nothing. */
const RELATIVE =
  'is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|needs?|runs?|uses?|belongs?|aren|isn|don|doesn';

const REFERENCE = new RegExp(
  [
    '(?<![\\w-])(?:it|its|they|them|their|theirs|those|these|he|him|his|she|her|hers|same|others?|ones?)(?![\\w-])',
    '\\b(?:again|previous|former|latter|both|such|aforementioned|above one)\\b',
    '\\bthis(?! (?:morning|afternoon|evening|night|hour|day|week|month|quarter|year)\\b)\\b',
    `\\bthat(?! (?:${RELATIVE})\\b)\\b`,
    // "There" after a form of "to be" points at nothing.
    '(?<!\\b(?:is|are|was|were) )\\bthere\\b(?! (?:is|are|was|were)\\b)',
    // A sentence that goes on from one before it.
    '^\\W*(?:and|or|but|also|what about|how about|same for)\\b',
  ].join('|'),
  'i',
);

/** Whether a text leans on what was said before, so that it may mean nothing by itself. Doubt counts as yes. */
export function hasReferenceWord(text: string): boolean {
  return REFERENCE.test(text);
}
