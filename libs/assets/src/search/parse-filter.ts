import { FILTER_FIELDS, type Filter, FilterFieldSchema, FilterSchema, type FilterTree } from '@app/contracts';
import { COMPARABLE_FIELDS } from './comparable-fields.js';
import { operatorsOf, plainFilter } from './comparison.js';
import { invalidSearch, unknownField } from './search.errors.js';

const MAXIMUM_DEPTH = 8;
const MAXIMUM_BRANCHES = 50;
const SHAPE = 'A filter is {field, operator, value}, {and: […]}, {or: […]} or {not: …}.';

/**
 * Checks that a filter from outside can be asked: its shape, its depth, and for each comparison that field, operator
 * and value fit together.
 * @throws OperationalError `unknown_field` or `invalid_request`, naming what is wrong and what it may be
 */
export function parseFilter(input: unknown, depth = 1): FilterTree {
  if (depth > MAXIMUM_DEPTH) {
    throw invalidSearch(
      `The filter is nested more than ${MAXIMUM_DEPTH} levels deep.`,
      'Ask a simpler question.',
    );
  }
  if (typeof input !== 'object' || input === null)
    throw invalidSearch('A part of the filter is no object.', SHAPE);
  const [combination, ...others] = Object.entries(input);
  if (combination === undefined) throw invalidSearch('A part of the filter is empty.', SHAPE);
  if (others.length > 0) return parseComparison(input);
  const [word, operand] = combination;
  switch (word) {
    case 'and':
      return { and: parseBranches(word, operand, depth) };
    case 'or':
      return { or: parseBranches(word, operand, depth) };
    case 'not':
      return { not: parseFilter(operand, depth + 1) };
    default:
      throw invalidSearch(`The filter has no part called ${JSON.stringify(word)}.`, SHAPE);
  }
}

function parseBranches(word: string, operand: unknown, depth: number): FilterTree[] {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length > MAXIMUM_BRANCHES) {
    throw invalidSearch(`'${word}' takes a list of 1 to ${MAXIMUM_BRANCHES} filters.`, SHAPE);
  }
  return operand.map((branch) => parseFilter(branch, depth + 1));
}

function parseComparison(input: object): Filter {
  if (!('field' in input)) throw invalidSearch('A part of the filter names no field.', SHAPE);
  const { field } = input;
  if (!FilterFieldSchema.safeParse(field).success) throw unknownField(field, FILTER_FIELDS);
  const { data: filter, error } = FilterSchema.safeParse(input);
  if (!filter) {
    const [issue] = error.issues;
    throw invalidSearch(
      `The filter on ${String(field)} is invalid at ${issue?.path.join('.') || 'its keys'}: ${issue?.message}.`,
      SHAPE,
    );
  }
  checkComparison(filter);
  return filter;
}

function checkComparison(filter: Filter): void {
  const comparable = COMPARABLE_FIELDS[filter.field];
  const { comparison, values } = plainFilter(filter);
  if (!comparable.comparisons.includes(comparison)) {
    throw invalidSearch(
      `${filter.field} cannot be compared with '${filter.operator}'.`,
      `Its operators are ${operatorsOf(comparable).join(', ')}.`,
    );
  }
  const takesList = filter.operator === 'in' || filter.operator === 'not_in';
  if (takesList !== Array.isArray(filter.value)) {
    throw invalidSearch(
      `'${filter.operator}' on ${filter.field} takes ${takesList ? 'a list' : 'a single value'}.`,
      'Lists belong to in and not_in.',
    );
  }
  const wrong = values.find(
    (value) => String(value).includes('\0') || !comparable.accepts(value, comparison),
  );
  if (wrong !== undefined) {
    throw invalidSearch(
      `${filter.field} cannot be ${JSON.stringify(wrong)}.`,
      `It may be ${comparable.expects}.`,
    );
  }
}
