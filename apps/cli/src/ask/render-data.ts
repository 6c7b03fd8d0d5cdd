import Table from 'cli-table3';
import { type ResponseData, ResponseDataSchema } from '@app/contracts';

/** The data of an answer as tables; `undefined` where its message says it all. */
export function renderData(data: ResponseData): string | undefined {
  if (data.kind === 'groups')
    return table(
      ['group', 'count'],
      (data.groups ?? []).map(({ key, count }) => [key, count]),
    );
  if (!data.rows?.length) return undefined;
  if (data.rows.every((row) => 'data' in row)) return renderSeveral(data.rows);
  const [first] = data.rows;
  if (data.kind === 'assets' && data.rows.length === 1 && first && !data.columns)
    return table(
      ['field', 'value'],
      Object.entries(first).map(([field, value]) => [field, cell(value)]),
    );
  const columns = data.columns ?? Object.keys(first ?? {});
  return table(
    columns,
    data.rows.map((row) => columns.map((column) => cell(row[column]))),
  );
}

/** The data of each step of an answer to several requests, under its name. */
function renderSeveral(rows: NonNullable<ResponseData['rows']>): string | undefined {
  const shown = rows.flatMap(({ what, data }) => {
    const own = ResponseDataSchema.safeParse(data);
    const rendered = own.success ? renderData(own.data) : undefined;
    return rendered === undefined ? [] : [`${String(what)}:`, rendered];
  });
  return shown.length === 0 ? undefined : shown.join('\n');
}

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rendered = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  rendered.push(...rows.map((row) => [...row]));
  return rendered.toString();
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object') return Object.values(value).map(cell).join(' ');
  return String(value);
}
