import type { Filter, FilterTree, Query } from '@app/contracts';

const OPERATOR_WORDS: Readonly<Record<Filter['operator'], string>> = {
  eq: 'is',
  ne: 'is not',
  in: 'is one of',
  not_in: 'is none of',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  contains: 'contains',
  starts_with: 'starts with',
  ends_with: 'ends with',
  within: 'is within',
};

/** How a query was understood, in words: what an operator checks the answer against. Empty for "everything". */
export function describeQuery(query: Query): string {
  return query.filters.map((filter) => describeTree(filter)).join(' and ');
}

function describeTree(tree: FilterTree): string {
  if ('and' in tree) return group(tree.and, 'and');
  if ('or' in tree) return group(tree.or, 'or');
  if ('not' in tree) return `not (${describeTree(tree.not)})`;
  const value = Array.isArray(tree.value) ? tree.value.join(', ') : String(tree.value);
  return `${tree.field.replaceAll('_', ' ')} ${OPERATOR_WORDS[tree.operator]} ${value}`;
}

function group(trees: readonly FilterTree[], word: 'and' | 'or'): string {
  const parts = trees.map((tree) => describeTree(tree));
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${word} `)})`;
}
