import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Principal, Response, Selection } from '@app/contracts';
import { Clock } from '@app/telemetry';
import { redactDeep } from './redaction.js';
import { RequestRecord } from './request-record.entity.js';

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

@Injectable()
export class AuditTrail {
  constructor(
    @InjectRepository(RequestRecord) private readonly records: Repository<RequestRecord>,
    private readonly clock: Clock,
  ) {}

  /** Resolves once the record is committed; a failure is the request's failure, since nothing goes unrecorded. */
  async record({
    principal,
    request,
    response,
    selection,
    policyVersion,
    note,
  }: RequestEntry): Promise<void> {
    const { rows: _rows, ...data } = response.data ?? {};
    await this.records.insert({
      id: response.request_id,
      created_at: new Date(this.clock.now()),
      principal: principal.id,
      request,
      input_hash: createHash('sha256').update(request).digest('hex'),
      response_type: response.response_type,
      record: {
        ...response,
        data,
        selection: selection ?? null,
        policy_version: policyVersion,
        note: redactDeep(note ?? null),
      } as object,
    });
  }

  /** A request's record, or `null` where no request has this id. */
  find(requestId: string): Promise<RequestRecord | null> {
    return this.records.findOneBy({ id: requestId });
  }
}
