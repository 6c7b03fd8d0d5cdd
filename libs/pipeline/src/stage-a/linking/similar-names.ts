import { editDistance } from '@app/config';
import { numbersIn, respelling } from './name-forms.js';

/** Of names up to this length one edit is a likely mistake; of longer ones two. */
const SHORT = 8;
/** Behind every misspelling. */
const BEGINS_ALIKE = 3;

/**
 * Known names that may have been meant by an unknown one, the most similar first, then by name: misspelt as
 * {@link misspeltNames} has it, or begun alike.
 */
export function similarNames(written: string, known: Iterable<string>, most: number): string[] {
  return nearest(known, most, (name) => misspelling(written, name) ?? beginning(written, name));
}

/** Known names that a misspelling may stand for: equal but for separators and leading zeros, or a few edits away. */
export function misspeltNames(written: string, known: Iterable<string>, most: number): string[] {
  return nearest(known, most, (name) => misspelling(written, name));
}

/** @param rankOf smaller for the more similar; `undefined` for another name */
function nearest(
  known: Iterable<string>,
  most: number,
  rankOf: (name: string) => number | undefined,
): string[] {
  return [...new Set(known)]
    .flatMap((name) => {
      const rank = rankOf(name);
      return rank === undefined ? [] : [{ name, rank }];
    })
    .toSorted((left, right) => left.rank - right.rank || (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

function misspelling(written: string, name: string): number | undefined {
  if (respelling(written) === respelling(name)) return 0;
  const allowed = Math.min(written.length, name.length) <= SHORT ? 1 : 2;
  // Another number is another machine, not a typing error.
  if (Math.abs(written.length - name.length) > allowed || !isSameNumber(written, name)) return undefined;
  const edits = editDistance(written.toLowerCase(), name.toLowerCase());
  return edits <= allowed ? edits : undefined;
}

/** "web-prod" begins web-prod-10; "web-prod-1" ends within its number, and is another machine. */
function beginning(written: string, name: string): number | undefined {
  if (written.length < 3 || !name.toLowerCase().startsWith(written.toLowerCase())) return undefined;
  return /\d$/.test(written) && /^\d/.test(name.slice(written.length)) ? undefined : BEGINS_ALIKE;
}

function isSameNumber(written: string, name: string): boolean {
  return numbersIn(written).join() === numbersIn(name).join();
}
