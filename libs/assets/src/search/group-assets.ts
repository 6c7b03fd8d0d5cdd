import { ASSET_FIELDS, type AssetField } from '@app/contracts';
import { invalidSearch, unknownField } from './search.errors.js';
import { ADDITIONAL_SERVICES } from './offered-service.js';

/** How many assets share a value; `key` joins the values of several fields with " / ". */
export interface AssetGroup {
  readonly key: string;
  readonly count: number;
}

export const MAXIMUM_GROUPS = 500;
const MAXIMUM_FIELDS = 3;

/** Stands where an asset has no value. */
const NO_VALUE = 'none';

/** Fields that hold several values: an asset counts once under each of them. */
const UNNESTED: Readonly<Partial<Record<AssetField, { readonly join: string; readonly key: string }>>> = {
  tags: { join: 'LEFT JOIN LATERAL unnest(tags) AS tag ON TRUE', key: 'tag' },
  additional_services: {
    join: `LEFT JOIN LATERAL ${ADDITIONAL_SERVICES} AS service ON TRUE`,
    key: `service->>'service_type'`,
  },
};

/** A statement that counts by these fields, the largest group first. It asks for one group more than may be shown. */
export function groupStatement(by: readonly AssetField[], condition: string): string {
  if (by.length === 0 || by.length > MAXIMUM_FIELDS || new Set(by).size !== by.length) {
    throw invalidSearch(
      `Assets cannot be grouped by [${by.join(', ')}].`,
      `Name 1 to ${MAXIMUM_FIELDS} different fields.`,
    );
  }
  const unknown = by.find((field) => !ASSET_FIELDS.includes(field));
  if (unknown !== undefined) throw unknownField(unknown, ASSET_FIELDS);
  const keys = by.map((field) => `COALESCE(${keyOf(field)}, '${NO_VALUE}')`);
  const key = keys.join(` || ' / ' || `);
  return `
    SELECT ${key} AS key, count(DISTINCT assets.id)::int AS count
    FROM assets ${by.map((field) => UNNESTED[field]?.join ?? '').join(' ')}
    WHERE ${condition}
    GROUP BY ${keys.join(', ')}
    ORDER BY count DESC, (${key}) COLLATE "C"
    LIMIT ${MAXIMUM_GROUPS + 1}`;
}

function keyOf(field: AssetField): string {
  return UNNESTED[field]?.key ?? (field === 'ip_address' ? 'host(ip_address)' : `${field}::text`);
}
