import type { Filter, FilterOperator } from '@app/contracts';
import type { BoundValues } from './bound-values.js';

/** What remains of the operators once lists and negations are taken apart: `eq` holds for any of its values. */
export type Comparison = Exclude<FilterOperator, 'ne' | 'in' | 'not_in'>;

export type Scalar = string | number | boolean;

/** How one field is compared. */
export interface ComparableField {
  readonly comparisons: readonly Comparison[];
  /** What a value may be, for the caller who gave another. */
  readonly expects: string;
  accepts(value: Scalar, comparison: Comparison): boolean;
  /** An SQL condition that is true where any of the values holds; false or NULL elsewhere. */
  condition(comparison: Comparison, values: readonly Scalar[], bound: BoundValues): string;
}

/** A filter without lists and negations. */
export interface PlainFilter {
  readonly comparison: Comparison;
  readonly values: readonly Scalar[];
  readonly negated: boolean;
}

/** `not_in` is "equals any, negated": what is compared and what is negated become two things. */
export function plainFilter({ operator, value }: Filter): PlainFilter {
  const values = Array.isArray(value) ? value : [value];
  switch (operator) {
    case 'eq':
    case 'in':
      return { comparison: 'eq', values, negated: false };
    case 'ne':
    case 'not_in':
      return { comparison: 'eq', values, negated: true };
    default:
      return { comparison: operator, values, negated: false };
  }
}

/** The operators a caller may use on a field: `eq` stands for its list and negated forms too. */
export function operatorsOf({ comparisons }: ComparableField): FilterOperator[] {
  return comparisons.flatMap((comparison): FilterOperator[] =>
    comparison === 'eq' ? ['eq', 'ne', 'in', 'not_in'] : [comparison],
  );
}
