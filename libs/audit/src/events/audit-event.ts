import type { EntityManager } from 'typeorm';

/** Everything that is recorded beside requests and their stages. */
export const AUDIT_EVENT_KINDS = [
  'approval.requested',
  'approval.consented',
  'approval.approved',
  'approval.rejected',
  'approval.expired',
  'approval.cancelled',
  'approval.commented',
  'approval.refused',
  'execution.queued',
  'execution.started',
  'execution.resumed',
  'execution.cancel_requested',
  'execution.ended',
  'operation.started',
  'operation.ended',
  'asset.created',
  'asset.updated',
  'asset.deleted',
  'cache.invalidated',
  'cache.warmed',
  'access.denied',
] as const;
export type AuditEventKind = (typeof AUDIT_EVENT_KINDS)[number];

/** One thing that somebody, or the system itself (`system`), did. */
export interface AuditEvent {
  readonly kind: AuditEventKind;
  /** Id of the principal, or `system`. */
  readonly principal: string;
  /** Id of what it was done to: an approval, an execution, an asset. */
  readonly subject?: string;
  /** The request that it follows from. */
  readonly requestId?: string;
  /** Plain data; secrets in it are replaced before it is stored. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A transaction whose events are committed with what they tell of, or not at all. */
export interface AuditedTransaction {
  readonly manager: EntityManager;
  /** Takes the event for the record; it is written as the last thing before the commit. */
  record(event: AuditEvent): void;
}
