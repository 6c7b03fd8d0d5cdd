import type { Token, TokenKind } from './token.js';

/** What can stand at one place of a request, most specific first. `null`: separates, carries no meaning. */
const SHAPES: readonly (readonly [TokenKind | null, RegExp])[] = [
  [null, /\s+/y],
  ['quoted', /"([^"\n]{1,300})"/y],
  ['quoted', /(?<=^|[\s(:])'([^'\n]{1,300})'(?=$|[\s?!.,;:)])/y],
  ['command', /`([^`\n]{1,300})`/y],
  ['path', /(?:[A-Za-z]:\\|\\\\)[^\s,;"'|&<>]*[^\s,;"'|&<>.?!:]/y],
  ['range', /\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}(?![\w.]*\w)/y],
  ['address', /\d{1,3}(?:\.\d{1,3}){3}(?![\w/]|\.\w)/y],
  ['clock', /\d{1,2}:\d{2}(?![\d:])/y],
  ['date', /\d{4}-\d{2}-\d{2}(?!\w)/y],
  ['path', /(?<=^|\s|\()\/(?=[\w.])[\w.\-/*+@]*[\w*/]/y],
  ['suffix', /(?<=^|[\s,/])-\d{1,4}(?!\w)/y],
  ['symbol', /&&|\|\||->|=>|>=|<=|!=|\$\(|[;|<>&=+*~^{}[\]\\%#@$`"'§°]/y],
  ['number', /\d+(?:\.\d+)*(?![\p{N}_])/uy],
  ['word', /[\p{L}_][\p{L}\p{N}_]*(?:[.\-@/][\p{L}\p{N}_]+)*(?:-(?=\s*[?!.]?$|['"]))?/uy],
  // Before a word these two may mean "not"; a hyphen standing apart separates.
  ['symbol', /(?<=^|[\s(])(?:-|!\s*)(?=[\p{L}\p{N}])/uy],
  [null, /[,.?!:()…–—/¿¡-]/y],
];

/** "what's" is "what is"; after any other word, 's is a possessive. */
const TAKES_IS = new Set([
  'what',
  'who',
  'where',
  'how',
  'when',
  'it',
  'that',
  'there',
  'which',
  'why',
  'here',
  'something',
  'everything',
  'nothing',
]);
const ENDING: Readonly<Record<string, string>> = { re: 'are', m: 'am', ve: 'have', d: 'would', ll: 'will' };
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);
const CONTRACTION = /(?<=\p{L}|\p{N})'(s|re|m|ve|d|ll|t)(?![\p{L}\p{N}])/uy;
const POSSESSIVE_PLURAL = /(?<=s)'(?=\s)/y;

/** Cuts a request into tokens; punctuation that only separates is left out, every other character is kept. */
export function tokenize(request: string): Token[] {
  const text = request.replaceAll(/[’‘]/g, "'").replaceAll(/[“”]/g, '"');
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    at = contraction(text, at, tokens) ?? next(text, at, tokens);
  }
  return tokens;
}

function next(text: string, at: number, tokens: Token[]): number {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const match = shape.exec(text);
    if (!match) continue;
    const end = at + match[0].length;
    if (kind) {
      const content = match[1] ?? match[0];
      tokens.push({ kind, text: content, word: content.toLowerCase(), start: at, end });
    }
    return end;
  }
  tokens.push({ kind: 'symbol', text: text.charAt(at), word: text.charAt(at), start: at, end: at + 1 });
  return at + 1;
}

function contraction(text: string, at: number, tokens: Token[]): number | undefined {
  const previous = tokens.at(-1);
  if (text[at] !== "'" || !previous || previous.end !== at) return undefined;
  POSSESSIVE_PLURAL.lastIndex = at;
  CONTRACTION.lastIndex = at;
  const ending = CONTRACTION.exec(text)?.[1];
  if (ending === undefined) {
    if (!POSSESSIVE_PLURAL.test(text)) return undefined;
    tokens.push({ kind: 'word', text: "'", word: "'s", start: at, end: at + 1 });
    return at + 1;
  }
  const end = at + ending.length + 1;
  const piece = { kind: 'word', text: text.slice(at, end), start: at, end } as const;
  if (ending === 't') {
    const stem = previous.word.endsWith('n') ? previous.word.slice(0, -1) : previous.word;
    tokens[tokens.length - 1] = { ...previous, word: IRREGULAR.get(stem) ?? stem };
    tokens.push({ ...piece, word: 'not' });
  } else {
    const possessive = ending === 's' && !TAKES_IS.has(previous.word);
    tokens.push({ ...piece, word: possessive ? "'s" : ending === 's' ? 'is' : (ENDING[ending] ?? ending) });
  }
  return end;
}
