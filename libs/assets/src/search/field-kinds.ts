import type { ComparableField, Comparison } from './comparison.js';
import { isAddress, isRange } from './ip-address.js';
import { type TextSource, textCondition } from './text-condition.js';

const TEXT_COMPARISONS = ['eq', 'contains', 'starts_with', 'ends_with'] as const satisfies Comparison[];
const ORDER_SIGNS: Readonly<Partial<Record<Comparison, string>>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** Free text in one place or in several. */
export function text(...sources: readonly TextSource[]): ComparableField {
  return {
    comparisons: TEXT_COMPARISONS,
    expects: 'text',
    accepts: (value) => typeof value !== 'boolean' && String(value).trim() !== '',
    condition: (comparison, values, bound) => textCondition(sources, comparison, values, bound),
  };
}

/** One of a closed list. */
export function choice(column: string, members: readonly string[]): ComparableField {
  return {
    comparisons: ['eq'],
    expects: `one of ${members.join(', ')}`,
    accepts: (value) => members.includes(String(value).toLowerCase()),
    condition: (_comparison, values, bound) =>
      `${column} IN (${values.map((value) => bound.bind(String(value).toLowerCase())).join(', ')})`,
  };
}

export function yesOrNo(column: string): ComparableField {
  return {
    comparisons: ['eq'],
    expects: 'true or false',
    accepts: (value) => typeof value === 'boolean',
    condition: (_comparison, values, bound) =>
      `${column} IN (${values.map((value) => bound.bind(value)).join(', ')})`,
  };
}

/** A number in one place or in several; compared as a decimal, so that a bound may have a fraction. */
export function number(
  ...sources: readonly { readonly value: string; readonly items?: string }[]
): ComparableField {
  return {
    comparisons: ['eq', 'gt', 'gte', 'lt', 'lte'],
    expects: 'a number',
    accepts: (value) => typeof value === 'number' && Number.isFinite(value),
    condition: (comparison, values, bound) => {
      const sign = ORDER_SIGNS[comparison] ?? '=';
      const conditions = sources.map(({ value: column, items }) => {
        const anyValue = values
          .map((value) => `${column} ${sign} ${bound.bind(value)}::numeric`)
          .join(' OR ');
        return items ? `EXISTS (SELECT FROM ${items} AS item WHERE ${anyValue})` : anyValue;
      });
      return `(${conditions.join(' OR ')})`;
    },
  };
}

/** An address compared as such, or piecewise as text ("10.20."). */
export function address(column: string): ComparableField {
  return {
    comparisons: ['eq', 'within', 'contains', 'starts_with', 'ends_with'],
    expects: 'an IP address; for within a range such as 10.20.0.0/16',
    accepts: (value, comparison) => {
      if (typeof value !== 'string') return false;
      if (comparison === 'eq') return isAddress(value);
      return comparison === 'within' ? isRange(value) : value.trim() !== '';
    },
    condition: (comparison, values, bound) => {
      if (comparison === 'eq')
        return `${column} IN (${values.map((value) => `${bound.bind(value)}::inet`).join(', ')})`;
      if (comparison === 'within')
        return `(${values.map((value) => `${column} <<= ${bound.bind(value)}::inet`).join(' OR ')})`;
      return textCondition([{ text: `host(${column})` }], comparison, values, bound);
    },
  };
}
