import { Injectable } from '@nestjs/common';
import type { AssetField, FilterTree, Sort } from '@app/contracts';
import { OperationalError } from '@app/contracts';
import { Database } from '@app/database';
import type { AssetRow, AssetView } from '../record/asset-view.js';
import { selectList } from './asset-columns.js';
import { BoundValues } from './bound-values.js';
import { compileFilter } from './compile-filter.js';
import { referenceMatches } from './find-asset.js';
import { type AssetGroup, MAXIMUM_GROUPS, groupStatement } from './group-assets.js';
import { invalidSearch } from './search.errors.js';
import { behind, orderBy, sortKeys } from './sort-keys.js';

export const MAXIMUM_ROWS = 500;
const PAGE_ROWS = 500;

/** A page of the inventory. Nothing given means the first 500 assets by name with all their fields. */
export interface AssetSearch {
  readonly filter?: FilterTree;
  readonly fields?: readonly AssetField[];
  readonly sort?: readonly Sort[];
  /** 1 to 500. */
  readonly limit?: number;
  readonly offset?: number;
}

/** `total` counts all matches, shown or not. */
export interface AssetPage {
  readonly rows: AssetRow[];
  readonly total: number;
}

/** Every question that the inventory answers, answered by the database. */
@Injectable()
export class AssetReader {
  constructor(private readonly database: Database) {}

  async search(search: AssetSearch, signal: AbortSignal): Promise<AssetPage> {
    const { filter, fields, sort, limit = MAXIMUM_ROWS, offset = 0 } = search;
    checkPage(limit, offset);
    const bound = new BoundValues();
    const sql = `
      SELECT ${selectList(fields)} FROM assets WHERE ${compileFilter(filter, bound)}
      ORDER BY ${orderBy(sortKeys(sort))} LIMIT ${bound.bind(limit)} OFFSET ${bound.bind(offset)}`;
    const rows = await this.database.query<AssetRow>(sql, bound.values, signal);
    // A page that is not full has reached the end and tells the total; an empty one may lie behind it.
    const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
    const total = isLast ? offset + rows.length : await this.count(filter, signal);
    return { rows, total };
  }

  async count(filter: FilterTree | undefined, signal: AbortSignal): Promise<number> {
    const bound = new BoundValues();
    const sql = `SELECT count(*)::int AS count FROM assets WHERE ${compileFilter(filter, bound)}`;
    const [row] = await this.database.query<{ count: number }>(sql, bound.values, signal);
    return row?.count ?? 0;
  }

  async group(
    filter: FilterTree | undefined,
    by: readonly AssetField[],
    signal: AbortSignal,
  ): Promise<AssetGroup[]> {
    const bound = new BoundValues();
    const sql = groupStatement(by, compileFilter(filter, bound));
    const groups = await this.database.query<AssetGroup>(sql, bound.values, signal);
    if (groups.length > MAXIMUM_GROUPS) {
      throw invalidSearch(
        `Grouped by ${by.join(', ')} there are more than ${MAXIMUM_GROUPS} groups.`,
        'Group by a field with fewer values, or narrow the filter.',
      );
    }
    return groups;
  }

  /** The asset with this id, name, host name (full or short) or address, or `null`. */
  async find(reference: string, signal: AbortSignal): Promise<AssetView | null> {
    // No text of the database can hold it, and the server takes no such question.
    if (reference.includes('\0')) return null;
    const bound = new BoundValues();
    const { condition, rank } = referenceMatches(reference.trim(), bound);
    const sql = `SELECT ${selectList()}, ${rank} AS rank FROM assets WHERE ${condition} ORDER BY rank LIMIT 2`;
    const [best, next] = await this.database.query<AssetView & { rank: number }>(sql, bound.values, signal);
    if (!best) return null;
    if (next?.rank === best.rank) {
      throw new OperationalError(
        'conflict',
        `'${reference}' stands for several assets, ${best.name} and ${next.name} among them.`,
        'Use the name of one of them.',
      );
    }
    const { rank: _rank, ...asset } = best;
    return asset;
  }

  /** All matches in order, read page by page as they are taken. Each page sees the inventory of its moment. */
  async *rows(search: Omit<AssetSearch, 'limit' | 'offset'>, signal: AbortSignal): AsyncGenerator<AssetRow> {
    const keys = sortKeys(search.sort);
    const position = `json_build_array(${keys.map(({ expression }) => expression).join(', ')}) AS position`;
    let last: readonly unknown[] | undefined;
    for (;;) {
      const bound = new BoundValues();
      const filter = compileFilter(search.filter, bound);
      const rest = last ? behind(keys, last, bound) : 'TRUE';
      const page = await this.database.query<AssetRow & { position: unknown[] }>(
        `SELECT ${selectList(search.fields)}, ${position} FROM assets
         WHERE ${filter} AND ${rest} ORDER BY ${orderBy(keys)} LIMIT ${PAGE_ROWS}`,
        bound.values,
        signal,
      );
      for (const { position: passed, ...row } of page) {
        last = passed;
        yield row;
      }
      if (page.length < PAGE_ROWS) return;
    }
  }
}

function checkPage(limit: number, offset: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_ROWS) {
    throw invalidSearch(
      `The limit cannot be ${limit}.`,
      `It may be 1 to ${MAXIMUM_ROWS}; export what is larger.`,
    );
  }
  if (!Number.isInteger(offset) || offset < 0) {
    throw invalidSearch(`The offset cannot be ${offset}.`, 'It may be 0 or more.');
  }
}
