import type { BoundValues } from './bound-values.js';
import type { Comparison, Scalar } from './comparison.js';

/** Where a text is found: a column, or each item of a set that a row holds. */
export interface TextSource {
  /** An SQL expression of type text. */
  readonly text: string;
  /** A set-returning expression whose items are called `item` in `text`. */
  readonly items?: string;
}

/** True where any source compares with any value, whatever the case of the letters. */
export function textCondition(
  sources: readonly TextSource[],
  comparison: Comparison,
  values: readonly Scalar[],
  bound: BoundValues,
): string {
  const conditions = sources.map(({ text, items }) => {
    const condition = compareText(`lower(${text})`, comparison, values, bound);
    return items ? `EXISTS (SELECT FROM ${items} AS item WHERE ${condition})` : condition;
  });
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' OR ')})`;
}

function compareText(
  text: string,
  comparison: Comparison,
  values: readonly Scalar[],
  bound: BoundValues,
): string {
  if (comparison === 'eq')
    return `${text} IN (${values.map((value) => lowered(String(value), bound)).join(', ')})`;
  const patterns = values.map(
    (value) => `${text} LIKE ${lowered(likePattern(comparison, String(value)), bound)}`,
  );
  return `(${patterns.join(' OR ')})`;
}

function lowered(value: string, bound: BoundValues): string {
  return `lower(${bound.bind(value)}::text)`;
}

function likePattern(comparison: Comparison, value: string): string {
  const literal = escapeLike(value);
  if (comparison === 'starts_with') return `${literal}%`;
  return comparison === 'ends_with' ? `%${literal}` : `%${literal}%`;
}

/** The text as LIKE takes it literally. */
export function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, String.raw`\$&`);
}
