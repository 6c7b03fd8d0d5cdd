import { Injectable } from '@nestjs/common';
import { OperationalError } from '@app/contracts';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import { AuditChain } from '../chain/audit-chain.js';
import { ChainHeads } from '../chain/chain-heads.js';
import { GroupCommit } from './group-commit.js';
import type { RequestEntry } from './request-entry.js';
import type { RequestRecord } from './request-record.js';
import { entriesOf, recordOf, type RequestRow } from './request-rows.js';

/** Whether or not somebody still waits for the answer, its record is written; but not for ever. */
const RECORD_LIMIT_MS = 10_000;
/** Far more than a request has stages. */
const MAXIMUM_ROWS_READ = 500;

/** Records requests. */
@Injectable()
export class AuditTrail {
  private readonly writer: GroupCommit;

  constructor(
    private readonly database: Database,
    clock: Clock,
    heads: ChainHeads,
  ) {
    this.writer = new GroupCommit(new AuditChain('requests', clock, heads), database);
  }

  /**
   * Resolves once the request and its stages are committed; a failure is the request's failure, since nothing goes
   * unrecorded.
   * @throws OperationalError `database_unavailable` or `timeout`
   */
  async record(entry: RequestEntry): Promise<void> {
    const limit = AbortSignal.timeout(RECORD_LIMIT_MS);
    try {
      await this.writer.write(entriesOf(entry), limit);
    } catch (error) {
      throw isTimeout(error) ? tooSlow(error) : error;
    }
  }

  /** A request's record, or `null` where no request has this id. @throws as {@link record} */
  async find(requestId: string, signal: AbortSignal): Promise<RequestRecord | null> {
    const rows = await this.database.query<RequestRow>(
      `SELECT kind, at, principal, payload FROM audit_events
       WHERE request_id = $1 AND kind IN ('request', 'stage')
       ORDER BY stream, day, sequence LIMIT ${MAXIMUM_ROWS_READ}`,
      [requestId],
      signal,
    );
    return recordOf(requestId, rows);
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function tooSlow(cause: unknown): OperationalError {
  return new OperationalError(
    'timeout',
    `The record of the request was not written within ${RECORD_LIMIT_MS} ms.`,
    'See GET /health, and try again once the database answers.',
    { cause },
  );
}
