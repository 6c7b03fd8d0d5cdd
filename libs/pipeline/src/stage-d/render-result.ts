import type { AssetField, Query, ResponseData } from '@app/contracts';
import type { ToolResult } from '@app/tools';
import { describeQuery } from './describe-query.js';

/** An answer that code has rendered from a tool's result. */
export interface RenderedResult {
  readonly message: string;
  readonly data: ResponseData;
  readonly warnings: readonly string[];
}

type AssetsResult = Extract<ToolResult, { kind: 'assets' }>;

/** Renders what a tool found; numbers and rows come from the result, never from a model. */
export function renderResult(
  result: Exclude<ToolResult, { kind: 'explanation' }>,
  query?: Query,
): RenderedResult {
  const where = query && query.filters.length > 0 ? ` where ${describeQuery(query)}` : '';
  switch (result.kind) {
    case 'assets':
      return query?.fields.length === 1 && result.total === 1
        ? renderField(result, query.fields[0] as AssetField)
        : renderRows(result, where);
    case 'count':
      return {
        message: `${assets(result.count)}${where}.`,
        data: { kind: 'count', count: result.count },
        warnings: [],
      };
    case 'groups': {
      const total = result.groups.reduce((sum, { count }) => sum + count, 0);
      const by = result.by.map((field) => field.replaceAll('_', ' ')).join(' and ');
      return {
        message: `${plural(result.groups.length, 'group')} by ${by}${where}.`,
        data: { kind: 'groups', groups: [...result.groups], count: total },
        warnings: [],
      };
    }
    case 'file':
      return {
        message: `${result.name} holds ${assets(result.total)}${where}.`,
        data: {
          kind: 'file',
          total: result.total,
          file: { name: result.name, media_type: result.media_type, url: result.url },
        },
        warnings: [],
      };
    case 'text':
      return { message: result.text, data: { kind: 'text', value: result.text }, warnings: [] };
    case 'status':
      return {
        message: result.summary,
        data: { kind: 'status', value: result.state, rows: result.facts.map((fact) => ({ ...fact })) },
        warnings: [],
      };
    case 'change':
      return {
        message: result.summary,
        data: {
          kind: 'table',
          columns: ['target', 'field', 'from', 'to'],
          rows: result.changes.map((change) => ({ ...change })),
        },
        warnings: [],
      };
  }
}

function renderRows(result: AssetsResult, where: string): RenderedResult {
  const shown = result.rows.length;
  const warnings =
    shown < result.total
      ? [`${shown} of ${result.total} rows are shown; ask for a narrower list or an export.`]
      : [];
  return {
    message: result.total === 0 ? `No asset${where}.` : `${assets(result.total)}${where}.`,
    data: {
      kind: 'assets',
      total: result.total,
      shown,
      ...(result.columns.length > 0 ? { columns: [...result.columns] } : {}),
      rows: result.rows.map((row) => ({ ...row })),
    },
    warnings,
  };
}

function renderField(result: AssetsResult, field: AssetField): RenderedResult {
  const row = result.rows[0] ?? {};
  const value = row[field] ?? null;
  const text =
    value === null ? 'not recorded' : Array.isArray(value) ? value.map(String).join(', ') : String(value);
  return {
    message:
      field === 'name'
        ? `The asset is ${text}.`
        : `The ${field.replaceAll('_', ' ')} of ${String(row['name'])} is ${text}.`,
    data: { kind: 'field', field, value, total: 1, shown: 1, rows: [{ ...row }] },
    warnings: [],
  };
}

function assets(count: number): string {
  return plural(count, 'asset');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
