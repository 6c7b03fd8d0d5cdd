import { editDistance } from '@app/config';

/** Of names up to this length one edit is a likely mistake; of longer ones two. */
const SHORT = 8;

/**
 * Known names that may have been meant by an unknown one, the most similar first, then by name: equal but for
 * separators and leading zeros ("web-prod-1", "webprod01"), begun alike, or one or two edits away with the
 * same numbers.
 */
export function similarNames(written: string, known: readonly string[], most: number): string[] {
  const typed = written.toLowerCase();
  return known
    .map((name) => ({ name, rank: rankOf(typed, name.toLowerCase()) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0) || (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Smaller is more similar; `undefined` for another name. */
function rankOf(typed: string, name: string): number | undefined {
  if (plain(typed) === plain(name)) return 0;
  // Another number is another machine, not a typing error.
  const isSameNumber = numbersIn(typed) === numbersIn(name);
  const allowed = Math.min(typed.length, name.length) <= SHORT ? 1 : 2;
  const edits =
    isSameNumber && Math.abs(typed.length - name.length) <= allowed
      ? editDistance(typed, name)
      : Number.POSITIVE_INFINITY;
  if (edits <= allowed) return edits;
  return typed.length >= 3 && name.startsWith(typed) ? allowed + 1 : undefined;
}

function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).map(Number).join();
}

function plain(name: string): string {
  return name.replaceAll(/[\s._-]/g, '').replaceAll(/(?<!\d)0+(?=\d)/g, '');
}
