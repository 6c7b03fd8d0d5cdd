import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { AuditRow, Head, Place } from '../chain/audit-row.js';
import type { Checkpoint } from '../checkpoints/checkpoint.js';
import { AT_TEXT, hashedTime } from './stored-text.js';

const PAGE = 1_000;
const BEFORE_ALL: Place = { stream: '', day: '0001-01-01', sequence: 0 };

type Stored<T> = Omit<T, 'sequence'> & { readonly sequence: string };

/** The record as the database has it, a page at a time. */
@Injectable()
export class StoredRecord {
  constructor(private readonly database: Database) {}

  /** All rows in the order of stream, day and sequence. @throws OperationalError of the database */
  async *rows(signal: AbortSignal): AsyncGenerator<AuditRow[]> {
    let page: AuditRow[];
    let last: Place | undefined = BEFORE_ALL;
    do {
      const { stream, day, sequence }: Place = last;
      const stored = await this.database.query<Stored<AuditRow>>(
        `SELECT stream, day::text AS day, sequence, id, kind, ${AT_TEXT} AS at, request_id, principal, subject,
           payload, previous_hash, hash
         FROM audit_events WHERE (stream, day, sequence) > ($1, $2::date, $3::bigint)
         ORDER BY stream, day, sequence LIMIT ${PAGE}`,
        [stream, day, sequence],
        signal,
      );
      page = stored.map((row) => ({ ...row, sequence: Number(row.sequence), at: hashedTime(row.at) }));
      yield page;
      last = page.at(-1);
    } while (last && page.length === PAGE);
  }

  /** All checkpoints in the order of their numbers. @throws OperationalError of the database */
  async *checkpoints(signal: AbortSignal): AsyncGenerator<Checkpoint[]> {
    let page: Checkpoint[];
    let last = 0;
    do {
      const stored = await this.database.query<Stored<Checkpoint>>(
        `SELECT sequence, ${AT_TEXT} AS at, heads, adopted, previous_hash, hash, key_id, signature
         FROM audit_checkpoints WHERE sequence > $1 ORDER BY sequence LIMIT ${PAGE}`,
        [last],
        signal,
      );
      page = stored.map((row) => ({ ...row, sequence: Number(row.sequence), at: hashedTime(row.at) }));
      yield page;
      last = page.at(-1)?.sequence ?? last;
    } while (page.length === PAGE);
  }

  /** Those of the heads that the database does not have just so. @throws OperationalError of the database */
  async missing(heads: readonly Head[], signal: AbortSignal): Promise<Head[]> {
    if (heads.length === 0) return [];
    return this.database.query<Head>(
      `SELECT head.stream, head.day, head.sequence::float8 AS sequence, head.hash
       FROM jsonb_to_recordset($1::jsonb) AS head(stream text, day text, sequence bigint, hash text)
       WHERE NOT EXISTS (
         SELECT 1 FROM audit_events AS row WHERE row.stream = head.stream AND row.day = head.day::date
           AND row.sequence = head.sequence AND row.hash = head.hash
       )`,
      [JSON.stringify(heads)],
      signal,
    );
  }

  /** Whether there is this checkpoint. @throws OperationalError of the database */
  async hasCheckpoint(
    { sequence, hash }: Pick<Checkpoint, 'sequence' | 'hash'>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const found = await this.database.query(
      'SELECT 1 FROM audit_checkpoints WHERE sequence = $1 AND hash = $2',
      [sequence, hash],
      signal,
    );
    return found.length > 0;
  }

  /** The rows of a chain behind a place, of which there should be none. @throws OperationalError of the database */
  async behind({ stream, day, sequence }: Place, signal: AbortSignal): Promise<Place[]> {
    const rows = await this.database.query<Stored<Place>>(
      `SELECT stream, day::text AS day, sequence FROM audit_events
       WHERE stream = $1 AND day = $2 AND sequence > $3 ORDER BY sequence LIMIT ${PAGE}`,
      [stream, day, sequence],
      signal,
    );
    return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
  }
}
