import { CHANGE_WORDS } from '../fast-path/lexicon/change-words.js';

/** Words that open a condition, a time that is awaited, or an exception. */
const OPENERS =
  '(?:only )?(?:if|when|whenever|once|unless|until|in case|provided(?: that)?|as soon as|as long as|should|assuming(?: that)?|except (?:if|when))';
const BEFORE = new RegExp(
  String.raw`^(?:and |but |so |ok(?:ay)?,? |please |then )*(?<condition>${OPENERS}\b\s+.+)$`,
  'is',
);
const AFTER = new RegExp(
  String.raw`^(?<asked>.+?)(?:\s*[,;:–—]\s*|\s+-\s+|\s+)(?:(?:and|but)\s+)?(?:do (?:so|it|that) )?(?<condition>${OPENERS}\b\s+[^;,]+)$`,
  'is',
);

/** Where a condition at the beginning may end. A mark is surer than a mere space. */
const MARKED_END = /\s*(?:,|;|:|\s-|–|—)\s*(?:then\s+|please\s+|and\s+)*|\s+then\s+/gi;
const ANY_SPACE = /\s+/g;

/** A request cut into its condition, as written, and what is asked under it. */
export interface Conditional {
  readonly condition: string;
  readonly asked: string;
}

/** "Should we really restart it" asks for advice. */
const ADVICE = /^\W*(?:(?:and|so|but|ok(?:ay)?|when|why|how)\W+)*should (?:i|we|you|one)\b/i;

/** Every way to see a request as something asked under a condition, the surest first in each kind. */
export function splitCondition(text: string): readonly (readonly Conditional[])[] {
  if (ADVICE.test(text)) return [];
  const whole = text.trim().replace(/[\s.!]+$/, '');
  const leading = BEFORE.exec(whole)?.groups?.['condition'];
  if (leading !== undefined) {
    const marked = cuts(leading, MARKED_END);
    return [
      marked.length > 0 ? marked : cuts(leading, ANY_SPACE).filter(({ asked }) => beginsWithOrder(asked)),
    ];
  }
  const trailing = AFTER.exec(whole)?.groups;
  if (!trailing) return [];
  const { asked = '', condition = '' } = trailing;
  return [[{ condition: condition.trim(), asked: asked.trim() }]];
}

/** Without a mark only a verb of change shows where the condition ends. */
function beginsWithOrder(asked: string): boolean {
  return CHANGE_WORDS.has(asked.split(/\s+/, 1)[0]?.toLowerCase() ?? '');
}

function cuts(text: string, end: RegExp): Conditional[] {
  return [...text.matchAll(end)]
    .map(({ 0: mark, index }) => ({
      condition: text.slice(0, index).trim(),
      asked: text.slice(index + mark.length).trim(),
    }))
    .filter(({ condition, asked }) => condition.split(/\s+/).length >= FEWEST_WORDS && asked !== '');
}

/** "if it fails": less says nothing. */
const FEWEST_WORDS = 3;
