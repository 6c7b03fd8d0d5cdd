import type { Filter, FilterTree } from '@app/contracts';
import type { BoundValues } from './bound-values.js';
import { COMPARABLE_FIELDS } from './comparable-fields.js';
import { plainFilter } from './comparison.js';
import { parseFilter } from './parse-filter.js';

/**
 * Compiles a filter to an SQL condition over `assets`, every value bound. Negation is carried down to the comparisons,
 * where "not true" includes NULL: a machine without an owner is a machine that team-sre does not own.
 * @throws OperationalError as {@link parseFilter}
 */
export function compileFilter(filter: FilterTree | undefined, bound: BoundValues): string {
  return filter === undefined ? 'TRUE' : compileTree(parseFilter(filter), false, bound);
}

function compileTree(tree: FilterTree, negated: boolean, bound: BoundValues): string {
  if ('not' in tree) return compileTree(tree.not, !negated, bound);
  if ('and' in tree) return combine(tree.and, negated ? 'OR' : 'AND', negated, bound);
  if ('or' in tree) return combine(tree.or, negated ? 'AND' : 'OR', negated, bound);
  return compileComparison(tree, negated, bound);
}

function combine(
  trees: readonly FilterTree[],
  word: 'AND' | 'OR',
  negated: boolean,
  bound: BoundValues,
): string {
  return `(${trees.map((tree) => compileTree(tree, negated, bound)).join(` ${word} `)})`;
}

function compileComparison(filter: Filter, negated: boolean, bound: BoundValues): string {
  const plain = plainFilter(filter);
  const condition = COMPARABLE_FIELDS[filter.field].condition(plain.comparison, plain.values, bound);
  return plain.negated === negated ? condition : `(${condition}) IS NOT TRUE`;
}
