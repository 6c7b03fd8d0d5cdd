import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import type { AuditedTransaction, AuditEvent } from './audit-event.js';

/** Records what is done beside requests. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** Commits what `work` does together with the events that it records. @throws what `work` or the database throws */
  transaction<T>(work: (transaction: AuditedTransaction) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.database.transaction((manager) => work({ manager, record: () => undefined }), signal);
  }

  /** Records one event by itself. */
  async record(event: AuditEvent, signal: AbortSignal): Promise<void> {
    await this.transaction(async (transaction) => transaction.record(event), signal);
  }
}
