import { createHash } from 'node:crypto';
import { auditEntry, type AuditEntry } from '../entries/audit-entry.js';
import type { RequestEntry, StageRecord } from './request-entry.js';
import type { RequestRecord } from './request-record.js';

/** A row of a request as it is read back. */
export interface RequestRow {
  readonly kind: string;
  readonly at: Date;
  readonly principal: string;
  readonly payload: unknown;
}

interface RequestPayload {
  readonly request: string;
  readonly input_hash: string;
  readonly response: { readonly response_type: string };
}

/** One entry for the request, then one for each of its stages. */
export function entriesOf(entry: RequestEntry): AuditEntry[] {
  const { request, response, selection, policyVersion, note, stages } = entry;
  const { decision: _decision, plan: _plan, data, ...answer } = response;
  const { rows: _rows, ...figures } = data ?? {};
  const common = { requestId: response.request_id, principal: entry.principal.id };
  const payload = {
    request,
    input_hash: createHash('sha256').update(request).digest('hex'),
    response: { ...answer, data: figures },
    selection: selection ?? null,
    policy_version: policyVersion,
    note: note ?? null,
  };
  return [
    auditEntry({ ...common, kind: 'request', payload }),
    ...stages.map((stage) => auditEntry({ ...common, kind: 'stage', payload: { ...stage } })),
  ];
}

/** The record from the rows of one request, in their order; `null` where there are none. */
export function recordOf(id: string, rows: readonly RequestRow[]): RequestRecord | null {
  const row = rows.find(({ kind }) => kind === 'request');
  if (!row) return null;
  const { request, input_hash, response, ...rest } = row.payload as RequestPayload;
  return {
    id,
    created_at: row.at,
    principal: row.principal,
    request,
    input_hash,
    response_type: response.response_type,
    record: { ...response, ...rest },
    stages: rows.filter(({ kind }) => kind === 'stage').map(({ payload }) => payload as StageRecord),
  };
}
