import { OperationalError } from '@app/contracts';
import { type Database, untilAborted } from '@app/database';
import type { AuditChain } from '../chain/audit-chain.js';
import { INSERT_ROWS, outcomeOf, rowsParameter } from '../chain/insert-rows.js';
import type { AuditEntry } from '../entries/audit-entry.js';

interface Waiting {
  readonly entries: readonly AuditEntry[];
  readonly signal: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MAXIMUM_WAITING = 2_000;
/** Of one statement; a single request may have more. */
const MAXIMUM_ROWS = 1_000;
const MAXIMUM_BYTES = 8 * 1024 * 1024;
const STATEMENT_LIMIT_MS = 10_000;

/** One writer for all requests of the process: whoever comes while it writes goes into its next statement. */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly chain: AuditChain,
    private readonly database: Database,
  ) {}

  /**
   * Resolves once the entries are committed, all of them in one statement.
   * @throws OperationalError `database_unavailable` where too many wait already; what the database throws; the
   * signal's reason when aborted
   */
  async write(entries: readonly AuditEntry[], signal: AbortSignal): Promise<void> {
    if (this.waiting.length >= MAXIMUM_WAITING)
      throw new OperationalError(
        'database_unavailable',
        'Too many requests wait for their record to be written.',
        'Try again in a moment; see GET /health if it stays.',
        { retryAfterSeconds: 5 },
      );
    const written = new Promise<void>((resolve, reject) => {
      this.waiting.push({ entries, signal, resolve, reject });
    });
    if (!this.writing) void this.drain();
    await untilAborted(written, signal);
  }

  /** Never rejects: every failure goes to those who wait. */
  private async drain(): Promise<void> {
    this.writing = true;
    for (let batch = this.take(); batch.length > 0; batch = this.take()) {
      try {
        await this.commit(batch.flatMap(({ entries }) => entries));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.writing = false;
  }

  private async commit(entries: readonly AuditEntry[]): Promise<void> {
    const rows = this.chain.link(entries);
    try {
      await this.database.query(INSERT_ROWS, rowsParameter(rows), AbortSignal.timeout(STATEMENT_LIMIT_MS));
    } catch (error) {
      this.chain.fail(outcomeOf(error));
      throw error;
    }
    this.chain.commit(rows);
  }

  /** Those that wait, as many as one statement takes; without those who have given up. */
  private take(): Waiting[] {
    const batch: Waiting[] = [];
    let rows = 0;
    let bytes = 0;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      rows += next.entries.length;
      bytes += next.entries.reduce((sum, entry) => sum + entry.bytes, 0);
      if (batch.length > 0 && (rows > MAXIMUM_ROWS || bytes > MAXIMUM_BYTES)) break;
      this.waiting.shift();
      if (!next.signal.aborted) batch.push(next);
    }
    return batch;
  }
}
