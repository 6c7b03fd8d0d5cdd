import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { type Db, PgBoss } from 'pg-boss';
import { DataSource, type EntityManager } from 'typeorm';
import { Settings } from '@app/config';
import { OperationalError } from '@app/contracts';
import { rawSqlOf, rawSqlWithin, untilAborted } from '@app/database';

const QUEUE = 'executions';
const POLL_SECONDS = 2;
const RETRY_MS = 2_000;
const STOP_TIMEOUT_MS = 5_000;
/** A hint that was lost is made good by recovery, so jobs need not be kept. */
const QUEUE_OPTIONS = { retryLimit: 0, deleteAfterSeconds: 3_600, retentionSeconds: 86_400 };

/** Given the id of an execution; resolves once there is room for the next. */
export type Taker = (executionId: string) => Promise<void>;

/**
 * Tells workers which executions wait. A job carries an id and nothing else, in the transaction that queues the
 * execution; what happened is told by the execution's own rows, so a job that is lost or doubled does no harm.
 */
@Injectable()
export class ExecutionQueue {
  private readonly logger = new Logger(ExecutionQueue.name);
  private readonly stopping = new AbortController();
  private boss?: PgBoss;
  private workerId?: string;
  private starting?: Promise<void>;
  private failure?: string = 'The queue has not started yet.';

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /** Starts in the background, and again until it succeeds: the boot waits for nothing. */
  open(take: Taker): void {
    this.starting ??= this.startUntilItWorks(take);
  }

  /** @throws OperationalError `database_unavailable` where the queue is not up */
  check(): void {
    if (this.failure !== undefined)
      throw new OperationalError('database_unavailable', this.failure, 'See GET /health, and try again.', {
        retryAfterSeconds: 5,
      });
  }

  /** Waits until jobs can be sent. Outside of transactions: on the embedded database a start needs the connection. */
  async ready(signal: AbortSignal): Promise<void> {
    await untilAborted(this.starting ?? Promise.resolve(), signal);
    this.check();
  }

  /** Sends the job in the transaction of the manager. */
  async send(executionId: string, manager: EntityManager): Promise<void> {
    this.check();
    await this.boss?.send(QUEUE, { execution_id: executionId }, { db: rawSqlWithin(manager) as Db });
  }

  /** Has this process look for jobs now; after a commit. */
  wake(): void {
    if (this.boss && this.workerId) this.boss.notifyWorker(this.workerId);
  }

  /** No job is taken any more. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.starting?.catch(() => undefined);
    this.failure = 'The queue has stopped.';
    await this.boss?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS, close: false });
  }

  private async startUntilItWorks(take: Taker): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.start(take);
        this.failure = undefined;
        return;
      } catch (error) {
        this.failure = `The queue does not start: ${error instanceof Error ? error.message : String(error)}.`;
        this.logger.error(this.failure);
        await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
  }

  private async start(take: Taker): Promise<void> {
    const isServer = this.settings.database.url !== undefined;
    const boss = new PgBoss({
      db: rawSqlOf(this.dataSource) as Db,
      backend: isServer ? 'postgres' : 'pglite',
      schedule: false,
      reindex: isServer,
      monitorVacuum: isServer,
    });
    boss.on('error', (error) => this.logger.warn(`The queue: ${error.message}`));
    await boss.start();
    this.boss = boss;
    await boss.createQueue(QUEUE, QUEUE_OPTIONS);
    this.workerId = await boss.work<{ execution_id: string }>(
      QUEUE,
      { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 },
      async (jobs) => {
        for (const { data } of jobs) await take(data.execution_id);
      },
    );
  }
}
