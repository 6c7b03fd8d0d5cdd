import type { AssetField } from '@app/contracts';
import type { AssetRow } from '../record/asset-view.js';

/**
 * Assets as a prompt takes them: a line of field names, a line for each asset, and how many of all are shown. Rows that
 * do not fit are left out from the end, and the first line says so; a row is never cut.
 * @param total how many assets there are, where `rows` is only a part of them
 * @param maxCharacters limit of the whole text; the first two lines are given in any case
 */
export function compactContext(
  rows: readonly AssetRow[],
  fields: readonly AssetField[],
  maxCharacters: number,
  total = rows.length,
): string {
  const header = fields.join('|');
  const lines: string[] = [];
  let length = countLine(total, total).length + 1 + header.length;
  for (const row of rows) {
    const line = fields.map((field) => compactValue(row[field])).join('|');
    length += 1 + line.length;
    if (length > maxCharacters) break;
    lines.push(line);
  }
  return [countLine(lines.length, total), header, ...lines].join('\n');
}

function countLine(shown: number, total: number): string {
  return `${shown} of ${total} rows`;
}

/** On one line and without the separator, whatever a record holds. */
function compactValue(value: AssetRow[AssetField]): string {
  if (value === null || value === undefined) return '-';
  const parts = Array.isArray(value) ? value : [value];
  return parts
    .map((part) => (typeof part === 'object' ? `${part.service_type}:${part.port}` : String(part)))
    .join(',')
    .replace(/[|\s]+/g, ' ');
}
