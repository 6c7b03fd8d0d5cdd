import { createHash } from 'node:crypto';
import { canonicalJson } from '@app/contracts';

/** A place in a chain: a stream is written by one process alone, and starts anew each day (UTC, `2026-01-31`). */
export interface Place {
  readonly stream: string;
  readonly day: string;
  /** From 1, without gaps. */
  readonly sequence: number;
}

/** The last row of a stream's day. Whoever vouches for it vouches for all rows before it. */
export interface Head extends Place {
  readonly hash: string;
}

/** Names a stream's day. */
export function keyOf({ stream, day }: Pick<Place, 'stream' | 'day'>): string {
  return `${stream} ${day}`;
}

/** A row as it is hashed and stored. */
export interface AuditRow extends Head {
  readonly id: string;
  readonly kind: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly request_id: string | null;
  readonly principal: string;
  readonly subject: string | null;
  readonly payload: unknown;
  readonly previous_hash: string;
}

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** What the first row of a stream's day is chained to; no other day and no other stream begins like it. */
export function genesisOf(stream: string, day: string): string {
  return digest({ genesis: { stream, day } });
}

/** The hash of everything that a row holds, the hash of the row before it included. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { stream, day, sequence, id, kind, at, request_id, principal, subject, payload, previous_hash } = row;
  return digest({
    stream,
    day,
    sequence,
    id,
    kind,
    at,
    request_id,
    principal,
    subject,
    payload,
    previous_hash,
  });
}
