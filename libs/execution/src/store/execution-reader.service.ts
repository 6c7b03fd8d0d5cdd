import { Injectable } from '@nestjs/common';
import type { Execution, ExecutionEvent, ExecutionState } from '@app/contracts';
import { Database } from '@app/database';
import {
  EXECUTION_COLUMNS,
  type ExecutionRow,
  executionOf,
  OPERATION_COLUMNS,
  type OperationRow,
} from './execution-rows.js';

/** Which executions to list, newest first. */
export interface ExecutionSearch {
  readonly state?: ExecutionState;
  readonly requester?: string;
  /** 1 to 100. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface ExecutionPage {
  readonly executions: readonly Execution[];
  /** The cursor of the next page; `null` on the last. */
  readonly next: string | null;
}

const EVENTS_LIMIT = 500;

interface EventRow extends Omit<ExecutionEvent, 'at'> {
  readonly at: Date;
}

/** Looks at executions. */
@Injectable()
export class ExecutionReader {
  constructor(private readonly database: Database) {}

  async row(id: string, signal: AbortSignal): Promise<ExecutionRow | undefined> {
    const [row] = await this.database.query<ExecutionRow>(
      `SELECT ${EXECUTION_COLUMNS} FROM executions WHERE id = $1`,
      [id],
      signal,
    );
    return row;
  }

  async operations(ids: readonly string[], signal: AbortSignal): Promise<OperationRow[]> {
    return this.database.query<OperationRow>(
      `SELECT ${OPERATION_COLUMNS} FROM execution_operations
       WHERE execution_id = ANY($1::uuid[]) ORDER BY execution_id, position`,
      [ids],
      signal,
    );
  }

  async find(id: string, signal: AbortSignal): Promise<Execution | null> {
    const row = await this.row(id, signal);
    return row ? executionOf(row, await this.operations([id], signal)) : null;
  }

  async list(
    { state, requester, limit, cursor }: ExecutionSearch,
    signal: AbortSignal,
  ): Promise<ExecutionPage> {
    const rows = await this.database.query<ExecutionRow>(
      `SELECT ${EXECUTION_COLUMNS} FROM executions
       WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR requester = $2)
         AND ($3::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM executions WHERE id = $3))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [state ?? null, requester ?? null, cursor ?? null, limit + 1],
      signal,
    );
    const shown = rows.slice(0, limit);
    const operations = await this.operations(
      shown.map(({ id }) => id),
      signal,
    );
    return {
      executions: shown.map((row) =>
        executionOf(
          row,
          operations.filter(({ execution_id }) => execution_id === row.id),
        ),
      ),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** Events after a sequence number, oldest first, at most 500. */
  async events(id: string, after: number, signal: AbortSignal): Promise<ExecutionEvent[]> {
    const rows = await this.database.query<EventRow>(
      `SELECT sequence, at, type, data FROM execution_events
       WHERE execution_id = $1 AND sequence > $2 ORDER BY sequence LIMIT ${EVENTS_LIMIT}`,
      [id, after],
      signal,
    );
    return rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }));
  }
}
