import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import type { AuditRow } from '../chain/audit-row.js';
import { AT_TEXT, hashedTime } from '../verification/stored-text.js';
import { type AuditCursor, cursorText, readCursor } from './audit-cursor.js';
import { type AuditFilter, conditionsOf } from './audit-filter.js';

export interface AuditPage {
  readonly events: readonly AuditRow[];
  /** Where the next page begins; `null` after the last. */
  readonly next: string | null;
}

const EXPORT_PAGE = 500;
/** Unique, and the order of one of the indexes. */
const ORDER = ['at', 'stream', 'day', 'sequence'] as const;

/** Looks up what is recorded. */
@Injectable()
export class AuditReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * One page, newest first.
   * @param cursor `next` of the page before
   * @throws OperationalError `invalid_request` for a cursor that is none; those of the database
   */
  async list(
    filter: AuditFilter,
    limit: number,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<AuditPage> {
    const from = cursor === undefined ? undefined : readCursor(cursor);
    const found = await this.page(filter, 'DESC', limit + 1, from, signal);
    const events = found.slice(0, limit);
    const last = events.at(-1);
    return { events, next: found.length > limit && last ? cursorText(last) : null };
  }

  /**
   * All that was recorded until it began, oldest first, read as it is consumed.
   * @throws OperationalError of the database
   */
  async *export(filter: AuditFilter, signal: AbortSignal): AsyncGenerator<AuditRow> {
    const end = new Date(this.clock.now() + 1);
    const until = filter.until && filter.until < end ? filter.until : end;
    let page: AuditRow[];
    let last: AuditCursor | undefined;
    do {
      page = await this.page({ ...filter, until }, 'ASC', EXPORT_PAGE, last, signal);
      yield* page;
      last = page.at(-1);
    } while (page.length === EXPORT_PAGE);
  }

  private async page(
    filter: AuditFilter,
    direction: 'ASC' | 'DESC',
    limit: number,
    from: AuditCursor | undefined,
    signal: AbortSignal,
  ): Promise<AuditRow[]> {
    const values: unknown[] = [];
    const conditions = conditionsOf(filter, values);
    if (from) {
      const [at, stream, day, sequence] = ORDER.map((name) => `$${values.push(from[name])}`);
      conditions.push(
        `(${ORDER.join(', ')}) ${direction === 'ASC' ? '>' : '<'}
         (${at}::timestamptz, ${stream}, ${day}::date, ${sequence}::bigint)`,
      );
    }
    const rows = await this.database.query<Omit<AuditRow, 'sequence'> & { sequence: string }>(
      `SELECT stream, day::text AS day, sequence, id, kind, ${AT_TEXT} AS at, request_id, principal, subject,
         payload, previous_hash, hash
       FROM audit_events ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY ${ORDER.map((name) => `audit_events.${name} ${direction}`).join(', ')}
       LIMIT $${values.push(limit)}`,
      values,
      signal,
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: hashedTime(row.at) }));
  }
}
