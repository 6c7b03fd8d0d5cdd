/** Where one thing asked may end and the next begin. */
const BOUNDARY =
  /\s*(?:;\s*|(?<=\w)\.\s+(?=\p{L})|\?\s+|,?\s+(?:(?:and|but)\s+)?(?:then|after that|afterwards|after which|next|finally)\b,?\s+|,\s*(?:(?:and|but\s+first)\s+)?|\s+and\s+(?:also\s+)?|\s+but\s+first\s+|\s+plus\s+)/giu;

/** Words that only say which comes first. */
const ORDER_BEFORE = /^(?:and|first|then|also|next|finally|afterwards|after that|but first)[\s,:]+/i;
const ORDER_AFTER =
  /[\s,]+(?:first|afterwards|after that|too|as well|then|also|next|in the end|at the end)(?=[\s?.!]*$)/i;

/** More would be a script, not a request. */
const MOST_BOUNDARIES = 12;

/** Each way to cut a request in two, the words that only order its parts left out. */
export function splitRequest(text: string): (readonly [first: string, rest: string])[] {
  const boundaries = [...text.matchAll(BOUNDARY)];
  if (boundaries.length > MOST_BOUNDARIES) return [];
  return boundaries
    .map(({ 0: mark, index }): [string, string] => [
      bare(text.slice(0, index) + (mark.includes('?') ? '?' : '')),
      bare(text.slice(index + mark.length)),
    ])
    .filter(([first, rest]) => /\p{L}/u.test(first) && /\p{L}/u.test(rest));
}

function bare(part: string): string {
  return part.trim().replace(ORDER_BEFORE, '').replace(ORDER_AFTER, '');
}
