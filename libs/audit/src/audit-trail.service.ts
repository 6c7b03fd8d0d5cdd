import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal, Response, Selection } from '@app/contracts';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import { redactDeep } from './redaction.js';
import type { RequestRecord } from './request-record.js';

/** What is recorded of one request, in one insert, before its answer leaves. */
export interface RequestEntry {
  readonly principal: Principal;
  /** The redacted request text. */
  readonly request: string;
  readonly response: Response;
  readonly selection?: Selection;
  /** Version of the rules that judged it. */
  readonly policyVersion: string;
  /** What the caller sent along. */
  readonly note?: Readonly<Record<string, unknown>>;
}

/** Whether or not somebody still waits for the answer, its record is written; but not for ever. */
const RECORD_LIMIT_MS = 10_000;

@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves once the record is committed; a failure is the request's failure, since nothing goes unrecorded.
   * @throws OperationalError `database_unavailable` or `timeout`
   */
  async record({
    principal,
    request,
    response,
    selection,
    policyVersion,
    note,
  }: RequestEntry): Promise<void> {
    const { rows: _rows, ...data } = response.data ?? {};
    const record = {
      ...response,
      data,
      selection: selection ?? null,
      policy_version: policyVersion,
      note: redactDeep(note ?? null),
    };
    await this.database.query(
      `INSERT INTO request_records (id, created_at, principal, request, input_hash, response_type, record)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        response.request_id,
        new Date(this.clock.now()),
        principal.id,
        request,
        createHash('sha256').update(request).digest('hex'),
        response.response_type,
        JSON.stringify(record),
      ],
      AbortSignal.timeout(RECORD_LIMIT_MS),
    );
  }

  /** A request's record, or `null` where no request has this id. @throws as {@link record} */
  async find(requestId: string, signal: AbortSignal): Promise<RequestRecord | null> {
    const [found] = await this.database.query<RequestRecord>(
      'SELECT id, created_at, principal, request, input_hash, response_type, record FROM request_records WHERE id = $1',
      [requestId],
      signal,
    );
    return found ?? null;
  }
}
