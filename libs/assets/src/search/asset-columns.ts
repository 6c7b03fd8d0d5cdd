import { ASSET_FIELDS, type AssetField } from '@app/contracts';
import type { AssetView } from '../record/asset-view.js';
import { unknownField } from './search.errors.js';

type Column = keyof AssetView;

/** Every column that may be seen; the secrets are none of them. */
const ALL_COLUMNS: readonly Column[] = ['id', ...ASSET_FIELDS, 'created_at', 'updated_at'];

const asIsoTime = (column: Column): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;

/** The columns to select, as SQL. No fields means all of them; id and name are always there. */
export function selectList(fields: readonly AssetField[] = []): string {
  const unknown = fields.find((field) => !ASSET_FIELDS.includes(field));
  if (unknown !== undefined) throw unknownField(unknown, ASSET_FIELDS);
  const columns = fields.length === 0 ? ALL_COLUMNS : [...new Set<Column>(['id', 'name', ...fields])];
  return columns
    .map((column) => (column === 'created_at' || column === 'updated_at' ? asIsoTime(column) : column))
    .join(', ');
}
