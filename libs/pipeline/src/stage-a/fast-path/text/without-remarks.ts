import { CHANGE_WORDS } from '../lexicon/change-words.js';
import type { Term } from '../grammar/parser.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/** Where a clause ends and another begins, outside of names, numbers and quotations. */
const BOUNDARY =
  /(?<=[^\s,;:.!?–—-])(?:[,;:!?–—]+|\.+(?=\s)|\s-+(?=\s))\s*|\s+(?=because\b|so that\b|so (?:i|we)\b|since (?:i|we|it|the)\b|as (?:i|we|the)\b)/gi;

/** A clause that tells something has a subject of its own before its verb; one that asks for something has none. */
const SUBJECT =
  /^(?:(?:because|since|as|so that|so|and|well|sorry|fyi|btw)\s+)*(?:it|it['’]s|its|this|that|that['’]s|we|we['’](?:ve|re)|they|they['’](?:ve|re)|he|she|i|i['’](?:m|ve)|someone|somebody|everyone|everybody|nobody|users?|customers?|people|clients?|colleagues|management|security|support|marketing|finance|sales|the|our|my|a|an|some|several|many|no idea)\b/i;

/** Verbs in forms that tell. */
const TELLS =
  /\b(?:is|are|was|were|am|has|have|had|does|did|went|got|gets|came|comes|said|says|told|tells|asked|asks|asking|wants?|keeps?|kept|reports?|reported|complains?|complained|complaining|cannot|can['’]t|signed|left|moved|migrated|died|failed|fails|happened|arrived|arrives?|starts?|needs|seems?|looks?|feels|thinks?|claims?|noticed|saw|heard|lost|sold|bought|changed|forgot|is|take|know|knows|leaves|visits?|expects?|hates?|loves?|pays?|pop|pops|popped)\b|['’](?:s|re|m|ve)\b|\w{3,}ed\b/i;

/** What narrows, denies, conditions, delays or asks: never a mere remark. */
const MORE_THAN_A_REMARK =
  /\d|["`&|$<>=]|\b(?:not|no(?! idea)|never|only|if|unless|until|till|when|while|whenever|once|before|after|except|without|than|which|those|other|others|instead|also|too|both|either|neither|nor|should|must|shall|please|let|make|provided|case|tonight|tomorrow|later|first|next|then|afterwards|otherwise|how|what|who|whose|where|why)\b|n['’]t\b|\b(?:i|we)(?: would|['’]d)? (?:need|want|like)\b/i;

/** Names of things: what they stand for may be part of what is asked. */
const NAMES: ReadonlySet<string> = new Set([
  'HOST',
  'IP',
  'CIDR',
  'PATH',
  'SECRET_PATH',
  'APPLICATION',
  'DAEMON',
  'DATABASE_DAEMON',
  'DATABASE_NAME',
  'OWNER',
  'SITE',
  'ENV',
  'RACK',
  'SERIAL',
  'SETTING',
]);

const FEWEST_WORDS = 2;
const MOST_WORDS = 16;

/** Looks up the terms of a stretch of tokens. */
export type LookUp = (tokens: readonly Token[]) => readonly (readonly Term[])[];

/**
 * The request without clauses that only tell why it is made, by whom or how it came about ("…, the auditors keep
 * asking me"); `undefined` where there are none, or nothing else. A clause counts as one only if it has a subject and
 * a verb that tells, and holds no name, number, denial, condition, time or word of change.
 */
export function withoutRemarks(request: string, lookUp: LookUp): string | undefined {
  const clauses = clausesOf(request);
  if (clauses.length < 2) return undefined;
  const kept = clauses.filter(({ text }) => !isRemark(text, lookUp));
  if (kept.length === clauses.length || kept.length === 0) return undefined;
  const last = kept.at(-1);
  const asked = kept
    .map(({ text, mark }) => (/\S/.test(mark) || mark === '' ? text + mark : `${text} `))
    .join('');
  return last === clauses.at(-1) ? asked : asked.replace(/[\s,;:–—-]+$/, '');
}

interface Clause {
  readonly text: string;
  /** What separates it from the next one. */
  readonly mark: string;
}

function clausesOf(request: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const boundary of request.matchAll(BOUNDARY)) {
    clauses.push({ text: request.slice(start, boundary.index), mark: boundary[0] });
    start = boundary.index + boundary[0].length;
  }
  if (start < request.length) clauses.push({ text: request.slice(start), mark: '' });
  return clauses;
}

function isRemark(clause: string, lookUp: LookUp): boolean {
  const text = clause.trim();
  if (!SUBJECT.test(text) || !TELLS.test(text) || MORE_THAN_A_REMARK.test(text)) return false;
  const tokens = tokenize(text);
  if (tokens.length < FEWEST_WORDS || tokens.length > MOST_WORDS) return false;
  if (tokens.some(({ kind, word }) => kind !== 'word' || (CHANGE_WORDS.has(word) && !TELLING.has(word))))
    return false;
  return lookUp(tokens).every((terms) => terms.every(({ name }) => !NAMES.has(name)));
}

/** Words of change that join and tell as well. */
const TELLING: ReadonlySet<string> = new Set(['and', 'but', 'out', 'turn']);
