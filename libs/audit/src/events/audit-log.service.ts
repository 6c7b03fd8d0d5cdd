import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import { AuditChain } from '../chain/audit-chain.js';
import { ChainHeads } from '../chain/chain-heads.js';
import { INSERT_ROWS, outcomeOf, rowsParameter } from '../chain/insert-rows.js';
import { auditEntry, type AuditEntry } from '../entries/audit-entry.js';
import type { AuditedTransaction, AuditEvent } from './audit-event.js';
import { Mutex } from './mutex.js';

/** What a transaction has recorded so far; closed once its rows are chained. */
class OpenTransaction {
  readonly entries: AuditEntry[] = [];
  open = true;

  record(event: AuditEvent): void {
    if (!this.open) throw new Error('An event was recorded after the end of its transaction.');
    this.entries.push(auditEntry(event));
  }
}

/** Records what is done beside requests. */
@Injectable()
export class AuditLog {
  private readonly chain: AuditChain;
  /**
   * Taken before the database transaction opens: within it, whoever waits for the chain would keep the embedded
   * database's one connection from its holder.
   */
  private readonly mutex = new Mutex();
  private readonly current = new AsyncLocalStorage<OpenTransaction>();

  constructor(
    private readonly database: Database,
    clock: Clock,
    heads: ChainHeads,
  ) {
    this.chain = new AuditChain('events', clock, heads);
  }

  /**
   * Commits what `work` does together with the events that it records. Changes of one process take turns.
   * @param signal bounds the wait until the work begins
   * @throws what `work` or the database throws; Error where it is called within itself, which would wait for ever
   */
  async transaction<T>(
    work: (transaction: AuditedTransaction) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    if (this.current.getStore()?.open)
      throw new Error('AuditLog.transaction was called within itself: record in the transaction given.');
    const release = await this.mutex.acquire(signal);
    try {
      return await this.commit(work, signal);
    } finally {
      release();
    }
  }

  /** Records one event by itself. @throws as {@link transaction} */
  async record(event: AuditEvent, signal: AbortSignal): Promise<void> {
    await this.transaction(async (transaction) => transaction.record(event), signal);
  }

  private async commit<T>(
    work: (transaction: AuditedTransaction) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const transaction = new OpenTransaction();
    let rows: ReturnType<AuditChain['link']> = [];
    try {
      const result = await this.database.transaction(async (manager) => {
        const record = (event: AuditEvent): void => transaction.record(event);
        const value = await this.current.run(transaction, () => work({ manager, record }));
        transaction.open = false;
        if (transaction.entries.length > 0) {
          rows = this.chain.link(transaction.entries);
          await manager.query(INSERT_ROWS, rowsParameter(rows));
        }
        return value;
      }, signal);
      this.chain.commit(rows);
      return result;
    } catch (error) {
      if (rows.length > 0) this.chain.fail(outcomeOf(error));
      throw error;
    } finally {
      transaction.open = false;
    }
  }
}
