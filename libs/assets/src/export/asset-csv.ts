import { stringify } from 'csv-stringify/sync';
import { ASSET_FIELDS, type AssetField } from '@app/contracts';
import type { AdditionalService } from '../record/asset-input.js';
import type { AssetRow } from '../record/asset-view.js';

/** Rows put into one piece of text: enough to keep the calls few, little enough to keep the memory constant. */
const ROWS_PER_PIECE = 100;

/** Several values in one cell, since CSV has no lists; the JSON export keeps their structure. */
const cell = (value: string | AdditionalService): string =>
  typeof value === 'string' ? value : `${value.service_type}:${value.port}`;

/**
 * RFC 4180 text, piece by piece. What a spreadsheet would take for a formula (a cell that starts with = + - @ or a tab)
 * is quoted with an apostrophe, so that opening the file runs nothing.
 * @param fields the columns; none means all, and the name is always the first
 */
export async function* assetCsv(
  rows: AsyncIterable<AssetRow>,
  fields: readonly AssetField[] = ASSET_FIELDS,
): AsyncGenerator<string> {
  const columns = [...new Set<AssetField>(['name', ...fields])];
  const text = (records: readonly AssetRow[]): string =>
    stringify([...records], {
      columns,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: {
        boolean: String,
        object: (value) => (Array.isArray(value) ? value.map(cell).join(';') : ''),
      },
    });
  // Told with the first rows, so that a source that fails at once gives no piece at all.
  let header = stringify([columns], { record_delimiter: 'windows' });
  let records: AssetRow[] = [];
  for await (const row of rows) {
    records.push(row);
    if (records.length < ROWS_PER_PIECE) continue;
    yield header + text(records);
    header = '';
    records = [];
  }
  if (header !== '' || records.length > 0) yield header + (records.length > 0 ? text(records) : '');
}
