import type { Understanding } from '@app/contracts';
import type { FollowUp, ReadAlone } from './reading.js';
import { narrowed, withFields } from './narrowed.js';
import { thingsNamed } from './named-before.js';

const KIND = '(?:one|host|server|machine|box|node|service|process|daemon|app|application|database|db)';
const OWNING = /(?<![\w-])its(?![\w-])/gi;
const POINTING = new RegExp(`(?<![\\w-])(?:(?:that|this|the same) ${KIND}|it)(?![\\w'’-])`, 'gi');
const ONCE_MORE = /\s+(?:again|once more|yet|now)$/i;
const LEADING = /^(?:(?:and|so|then|ok(?:ay)?|now|also|please)\b[\s,]*)+/i;

const COUNT_ALL = /^how many(?: of (?:them|those|these))?(?: are (?:there|they)| is that)?$/i;
const COUNTED = /^how many of (?:them|those|these) (?<rest>(?:are|is|have|has|run)\b.*)$/i;
const CHOSEN = /^(?:which|what)(?: ones?)? of (?:them|those|these) (?<rest>(?:are|is|have|has|run)\b.*)$/i;
const ONLY = /^(?:only|just|show(?: me)? only) (?:the )?(?<rest>.+?) ones$/i;
const FIELDS = /^(?:(?:show|give|list|tell|get)(?: me)?|what (?:are|is)) their (?<rest>[\w -]+)$/i;

const OF_SEVERAL = new Set(['list_assets', 'count_assets', 'export_assets']);

/** Reads words that point at what was named before: "restart it", "its owner", "which of them run nginx". */
export function readPointing(text: string, before: Understanding, read: ReadAlone): FollowUp | undefined {
  const asked = text
    .trim()
    .replace(/[?.!\s]+$/, '')
    .replace(LEADING, '');
  return OF_SEVERAL.has(before.intent.action) ? ofSeveral(asked, before, read) : ofOne(asked, before, read);
}

function ofOne(asked: string, before: Understanding, read: ReadAlone): FollowUp | undefined {
  const request = asked
    .replace(ONCE_MORE, '')
    .replace(/\bback (?=up|online)/i, '')
    .replace(/^what was\b/i, 'what is');
  for (const thing of thingsNamed(before)) {
    // A function, so that a name with a dollar sign stays as it is.
    const wording = request.replaceAll(OWNING, () => `${thing}'s`).replaceAll(POINTING, () => thing);
    if (wording === request) return undefined;
    const understanding = read(wording);
    if (understanding) return { understanding, wording };
  }
  return undefined;
}

function ofSeveral(asked: string, before: Understanding, read: ReadAlone): FollowUp | undefined {
  const rest = (pattern: RegExp) => pattern.exec(asked)?.groups?.['rest'];
  if (COUNT_ALL.test(asked)) return narrowed(before, undefined, 'count_assets');
  const counted = rest(COUNTED);
  if (counted !== undefined) return further(before, read(`list assets that ${counted}`), 'count_assets');
  const chosen = rest(CHOSEN);
  if (chosen !== undefined) return further(before, read(`list assets that ${chosen}`), 'list_assets');
  const only = rest(ONLY);
  if (only !== undefined) return further(before, read(`list ${only} assets`), 'list_assets');
  const fields = rest(FIELDS);
  return fields === undefined ? undefined : withFields(before, read(`list the ${fields} of all assets`));
}

function further(
  before: Understanding,
  choice: Understanding | undefined,
  action: 'count_assets' | 'list_assets',
): FollowUp | undefined {
  return choice?.intent.action === 'list_assets' ? narrowed(before, choice, action) : undefined;
}
