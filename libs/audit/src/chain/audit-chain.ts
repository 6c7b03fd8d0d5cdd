import { randomUUID } from 'node:crypto';
import type { Clock } from '@app/telemetry';
import type { AuditEntry } from '../entries/audit-entry.js';
import { type AuditRow, genesisOf, type Head, hashOf, type Place } from './audit-row.js';
import type { ChainHeads, LiveChain } from './chain-heads.js';

/**
 * The one writer of a stream. Rows are chained in memory; the head moves once they are committed, so that a failure
 * costs nothing. One batch at a time: {@link link}, then {@link commit} or {@link fail}.
 */
export class AuditChain implements LiveChain {
  private stream: string;
  private last?: Head;
  private sent?: Place;

  /** @param purpose what the stream is for; part of its name */
  constructor(
    private readonly purpose: 'requests' | 'events',
    private readonly clock: Clock,
    private readonly heads: ChainHeads,
  ) {
    this.stream = this.newStream();
    heads.register(this);
  }

  get head(): Head | undefined {
    return this.last;
  }

  get claim(): Place | undefined {
    return this.sent;
  }

  /** The entries as rows behind the head. */
  link(entries: readonly AuditEntry[]): AuditRow[] {
    const at = new Date(this.clock.now()).toISOString();
    const { stream } = this;
    const day = this.dayOf(at);
    let { sequence, hash } =
      this.last?.day === day ? this.last : { sequence: 0, hash: genesisOf(stream, day) };
    const rows = entries.map(({ kind, requestId, principal, subject, payload }): AuditRow => {
      sequence += 1;
      const row = {
        stream,
        day,
        sequence,
        id: randomUUID(),
        kind,
        at,
        request_id: requestId,
        principal,
        subject,
        payload,
        previous_hash: hash,
      };
      hash = hashOf(row);
      return { ...row, hash };
    });
    this.sent = { stream, day, sequence };
    return rows;
  }

  /** The rows are in the database. */
  commit(rows: readonly AuditRow[]): void {
    const row = rows.at(-1);
    if (!row) return;
    const { stream, day, sequence, hash } = row;
    this.last = { stream, day, sequence, hash };
    this.heads.moved(this.last);
  }

  /** The rows are not in the database, or nobody knows: then their numbers are never used again. */
  fail(outcome: 'rolled_back' | 'unknown'): void {
    if (outcome === 'rolled_back') {
      this.sent = this.last;
      return;
    }
    this.stream = this.newStream();
    this.last = undefined;
    this.sent = undefined;
  }

  /** A clock that is set back over midnight does not open the day before again. */
  private dayOf(at: string): string {
    const today = at.slice(0, 10);
    return this.last && this.last.day > today ? this.last.day : today;
  }

  private newStream(): string {
    return `${randomUUID()}.${this.purpose}`;
  }
}
