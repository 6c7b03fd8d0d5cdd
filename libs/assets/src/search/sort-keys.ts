import { ASSET_FIELDS, type AssetField, type Sort } from '@app/contracts';
import type { BoundValues } from './bound-values.js';
import { invalidSearch, unknownField } from './search.errors.js';

/** One expression that rows are ordered by. */
export interface SortKey {
  readonly expression: string;
  readonly direction: 'asc' | 'desc';
}

const MAXIMUM_SORTS = 3;

/** Fields that are no plain text and are ordered by what they mean. */
const EXPRESSIONS: Readonly<Partial<Record<AssetField, string>>> = {
  ip_address: 'ip_address',
  cpu_cores: 'cpu_cores',
  memory_gb: 'memory_gb',
  disk_gb: 'disk_gb',
  port: 'port',
  is_secure: 'is_secure',
  is_active: 'is_active',
  criticality: `array_position(ARRAY['low', 'medium', 'high', 'critical'], criticality)`,
  tags: `lower(array_to_string(tags, ',')) COLLATE "C"`,
  additional_services: 'additional_services::text COLLATE "C"',
};

/** Text is ordered by code point, so that every server orders alike. */
const expressionOf = (field: AssetField): string => EXPRESSIONS[field] ?? `lower(${field}) COLLATE "C"`;

/**
 * What to order by: the fields asked for, rows without a value last, and the unique name in the end, so that the same
 * question always gives the same order.
 */
export function sortKeys(sort: readonly Sort[] = []): SortKey[] {
  if (sort.length > MAXIMUM_SORTS) {
    throw invalidSearch(
      `The list cannot be sorted by ${sort.length} fields.`,
      `Sort by up to ${MAXIMUM_SORTS}.`,
    );
  }
  const keys = sort.flatMap(({ field, direction }): SortKey[] => {
    if (!ASSET_FIELDS.includes(field)) throw unknownField(field, ASSET_FIELDS);
    if (direction !== 'asc' && direction !== 'desc') {
      throw invalidSearch(
        `The sort on ${field} has no direction '${String(direction)}'.`,
        'It may be asc or desc.',
      );
    }
    const expression = expressionOf(field);
    return [
      { expression: `(${expression} IS NULL)`, direction: 'asc' },
      { expression, direction },
    ];
  });
  return [...keys, { expression: expressionOf('name'), direction: 'asc' }];
}

export function orderBy(keys: readonly SortKey[]): string {
  return keys.map(({ expression, direction }) => `${expression} ${direction}`).join(', ');
}

/** A condition that holds for the rows behind the one whose keys had these values, in the same order of keys. */
export function behind(keys: readonly SortKey[], values: readonly unknown[], bound: BoundValues): string {
  const alternatives = keys.map(({ expression, direction }, index) => {
    const equal = keys
      .slice(0, index)
      .map((key, earlier) => `${key.expression} IS NOT DISTINCT FROM ${bound.bind(values[earlier])}`);
    return [...equal, `${expression} ${direction === 'asc' ? '>' : '<'} ${bound.bind(values[index])}`].join(
      ' AND ',
    );
  });
  return `(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`;
}
