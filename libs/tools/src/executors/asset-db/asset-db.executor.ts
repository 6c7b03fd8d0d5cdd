import { Injectable } from '@nestjs/common';
import { AssetsService } from '@app/assets';
import {
  type AssetField,
  type ChangePreview,
  type FilterTree,
  OperationalError,
  type Query,
  QuerySchema,
} from '@app/contracts';
import { Executor, type ToolInvocation, type ToolResult } from '../executor.js';
import { AssetChanges } from './asset-changes.js';

/** The most records one answer carries; beyond it, paging or an export. */
const MAXIMUM_ROWS = 500;

const STANDARD_COLUMNS: readonly AssetField[] = [
  'name',
  'ip_address',
  'device_type',
  'os_version',
  'environment',
  'data_center',
  'owner',
  'status',
];

/** All filters of a query as one tree; `undefined` selects everything. */
function treeOf({ filters }: Query): FilterTree | undefined {
  if (filters.length === 0) return undefined;
  return filters.length === 1 ? filters[0] : { and: filters };
}

/** Answers inventory questions from the asset database, and changes its records. */
@Injectable()
export class AssetDbExecutor extends Executor {
  readonly name = 'asset-db';
  readonly patterns = new Set([
    'list_assets',
    'count_assets',
    'get_asset',
    'export_assets',
    'update_asset',
    'delete_asset',
  ]);
  private readonly changes: AssetChanges;

  constructor(private readonly assets: AssetsService) {
    super();
    this.changes = new AssetChanges(assets);
  }

  override async preview(invocation: ToolInvocation, signal: AbortSignal): Promise<ChangePreview[]> {
    return isChange(invocation) ? this.changes.preview(invocation, signal) : [];
  }

  async run(invocation: ToolInvocation, signal: AbortSignal): Promise<ToolResult> {
    if (isChange(invocation)) return { kind: 'change', ...(await this.changes.run(invocation, signal)) };
    const { pattern, inputs } = invocation;
    const query = QuerySchema.parse(inputs['query']);
    switch (pattern.name) {
      case 'list_assets':
        return query.group_by.length > 0 ? this.group(query, signal) : this.list(query, signal);
      case 'count_assets':
        return query.group_by.length > 0 ? this.group(query, signal) : this.count(query, signal);
      case 'get_asset':
        return this.details(query, signal);
      case 'export_assets':
        return this.exportFile(query, signal);
      default:
        throw new Error(`The catalogue gave asset-db a pattern it does not declare: '${pattern.name}'.`);
    }
  }

  private async list(query: Query, signal: AbortSignal): Promise<ToolResult> {
    const columns = query.fields.length > 0 ? withName(query.fields) : STANDARD_COLUMNS;
    return this.rows(query, columns, signal);
  }

  private async details(query: Query, signal: AbortSignal): Promise<ToolResult> {
    if (query.filters.length === 0)
      throw new OperationalError(
        'invalid_request',
        'The request names no asset.',
        'Name a host or an address.',
      );
    return this.rows(query, query.fields.length > 0 ? withName(query.fields) : [], signal);
  }

  private async rows(query: Query, columns: readonly AssetField[], signal: AbortSignal): Promise<ToolResult> {
    const { rows, total } = await this.assets.search(
      {
        filter: treeOf(query),
        fields: columns.length > 0 ? [...columns] : undefined,
        sort: query.sort,
        limit: Math.min(query.limit ?? MAXIMUM_ROWS, MAXIMUM_ROWS),
      },
      signal,
    );
    return { kind: 'assets', rows: rows.map((row) => ({ ...row })), total, columns };
  }

  private async count(query: Query, signal: AbortSignal): Promise<ToolResult> {
    return { kind: 'count', count: await this.assets.count(treeOf(query), signal) };
  }

  private async group(query: Query, signal: AbortSignal): Promise<ToolResult> {
    const groups = await this.assets.group(treeOf(query), query.group_by, signal);
    return { kind: 'groups', by: query.group_by, groups };
  }

  private async exportFile(query: Query, signal: AbortSignal): Promise<ToolResult> {
    const format = query.format ?? 'csv';
    const parameters = new URLSearchParams();
    const filter = treeOf(query);
    if (filter) parameters.set('filter', JSON.stringify(filter));
    if (query.fields.length > 0) parameters.set('fields', withName(query.fields).join(','));
    if (query.sort?.length)
      parameters.set(
        'sort',
        query.sort.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join(','),
      );
    const suffix = parameters.size > 0 ? `?${parameters}` : '';
    return {
      kind: 'file',
      name: `assets.${format}`,
      media_type: format === 'csv' ? 'text/csv' : 'application/json',
      url: `/assets/export.${format}${suffix}`,
      total: await this.assets.count(filter, signal),
    };
  }
}

function isChange({ pattern: { name } }: ToolInvocation): boolean {
  return name === 'update_asset' || name === 'delete_asset';
}

function withName(fields: readonly AssetField[]): AssetField[] {
  return fields.includes('name') ? [...fields] : ['name', ...fields];
}
