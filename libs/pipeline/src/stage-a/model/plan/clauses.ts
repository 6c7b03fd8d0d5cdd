import { asksForSomething, isBareVerb, opensByGerund, opensRequest } from './asking-words.js';

/** Quoted text holds no clause, whatever stands in it. */
const QUOTED = /(?<=^|[\s(:])(["'`])(?=\S)(?:(?!\1)[^\n]){2,}?\1(?=$|[\s.,;:!?)])/gu;

/** What may stand between two things that are asked for. */
const SEPARATOR =
  /[;\n]|&&|[.?!](?=\s|$)|,(?=\s)|(?<![\w-])(?:and|und|y|but first|then|after that|after this|afterwards?|thereafter|followed by|danach|anschließend|luego|después|before|after)(?![\w-])/giu;

/** What stands behind these is a thing of its own, whatever its words. */
const SURE =
  /[;\n]|&&|then|after that|after this|afterward|thereafter|followed by|danach|anschl|luego|después/i;
const CONDITION_FIRST = /^\W*(?:and )?(?:if|unless|in case|provided|falls|sofern|wenn)(?![\w-])/i;
const BESIDE = /before|after$/i;

/** A question how something is done asks for one answer, however many operations it names. */
const KNOWLEDGE =
  /^\W*(?:how (?:do|does|can|could|should|would|to)|what (?:happens|would happen|if)|(?:(?:can|could|would) you )?(?:please )?(?:explain how|tell me how (?:to|i|we|one|do|does|can))|steps (?:for|to)|wie (?:kann|mache))\b/i;

/** A part of the request by its offsets, and whether it asks for anything so far. */
interface Clause {
  start: number;
  end: number;
  asks: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** The separators before it. */
  readonly joint: string;
}

/**
 * The things that a request asks for, in the words and order of the request. One where nothing tells them apart.
 * Looks at words alone: it may find more than there are, and is no understanding.
 */
export function clausesOf(request: string): string[] {
  if (KNOWLEDGE.test(request)) return [request];
  const masked = request.replace(QUOTED, (quoted) => '_'.repeat(quoted.length));
  const clauses: Clause[] = [];
  for (const { start, end, joint } of piecesOf(masked)) {
    const words = masked.slice(start, end);
    const last = clauses.at(-1);
    if (!last || opensClause(words, joint, { asks: last.asks, words: masked.slice(last.start, last.end) }))
      clauses.push({ start, end, asks: asksForSomething(words) });
    else {
      last.end = end;
      last.asks ||= opensRequest(words);
    }
  }
  return clauses.map(({ start, end }) => request.slice(start, end).trim());
}

/** @param before what came before: a statement ("nginx is down") only leads up to what is asked for */
function opensClause(words: string, joint: string, before: { asks: boolean; words: string }): boolean {
  if (!/\p{L}/u.test(words)) return false;
  // "If it is down, then restart it" asks for one thing.
  if (SURE.test(joint)) return before.asks || !CONDITION_FIRST.test(before.words);
  if (BESIDE.test(joint)) return before.asks && opensByGerund(words);
  return before.asks && opensRequest(words) && !isBareVerb(before.words);
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let joint = '';
  const close = (end: number): void => {
    if (text.slice(start, end).trim() === '') return;
    pieces.push({ start, end, joint });
    joint = '';
  };
  for (const { index, 0: separator } of text.matchAll(SEPARATOR)) {
    close(index);
    joint += separator;
    start = index + separator.length;
  }
  close(text.length);
  return pieces;
}
