import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Settings } from '@app/config';
import { Database } from '@app/database';
import { ExecutionQueue } from '../queue/execution-queue.service.js';
import type { ExecutionRow } from '../store/execution-rows.js';
import { ExecutionRunner } from './execution-runner.service.js';
import { ExecutionTransitions } from './execution-transitions.service.js';

const SCAN_LIMIT_MS = 5_000;
/** How long operations at work may go on once the process is to stop. */
const SHUTDOWN_GRACE_MS = 10_000;

interface Abandoned {
  readonly id: string;
  readonly state: 'queued' | 'running';
}

/**
 * Works on executions: on those that the queue names, and on those that another worker, or this process before it was
 * killed, has left behind.
 */
@Injectable()
export class Worker implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(Worker.name);
  private readonly id = randomUUID();
  private readonly atWork = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private scan?: NodeJS.Timeout;
  private scanning?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly queue: ExecutionQueue,
    private readonly transitions: ExecutionTransitions,
    private readonly runner: ExecutionRunner,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.queue.open((id) => this.take(id));
    this.scan = setInterval(() => void this.recover(), this.settings.execution.leaseMs / 2).unref();
    void this.recover();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.scan);
    this.runner.drain();
    for (const proceed of this.waiting.splice(0)) proceed();
    await this.scanning;
    await this.queue.close();
    const grace = setTimeout(() => this.runner.interruptAll('shutdown'), SHUTDOWN_GRACE_MS);
    await Promise.all(this.atWork.values());
    clearTimeout(grace);
  }

  /** Claims a queued execution once there is room, and resolves once it is under way. */
  private async take(id: string): Promise<void> {
    while (!this.stopping && this.isFull()) await new Promise<void>((proceed) => this.waiting.push(proceed));
    if (this.stopping) return;
    this.begin(id, () => this.transitions.claim(id, this.id, this.settings.execution.leaseMs));
  }

  /** Looks for what nobody works on any more, oldest first, as far as there is room. */
  private async recover(): Promise<void> {
    this.scanning ??= this.takeAbandoned()
      .catch((error: unknown) =>
        this.logger.warn(`Left executions could not be looked for: ${String(error)}`),
      )
      .finally(() => {
        this.scanning = undefined;
      });
    await this.scanning;
  }

  private async takeAbandoned(): Promise<void> {
    const room = this.settings.execution.concurrency - this.atWork.size;
    if (this.stopping || room <= 0) return;
    const { leaseMs } = this.settings.execution;
    const abandoned = await this.database.query<Abandoned>(
      `SELECT id, state FROM executions
       WHERE (state = 'running' AND lease_until <= now())
          OR (state = 'queued' AND created_at <= now() - $1 * interval '1 millisecond')
       ORDER BY created_at LIMIT $2`,
      [leaseMs, room],
      AbortSignal.timeout(SCAN_LIMIT_MS),
    );
    for (const { id, state } of abandoned)
      this.begin(id, () =>
        state === 'queued'
          ? this.transitions.claim(id, this.id, leaseMs)
          : this.transitions.takeOver(id, this.id, leaseMs),
      );
  }

  private begin(id: string, claim: () => Promise<ExecutionRow | undefined>): void {
    if (this.atWork.has(id) || this.stopping) return;
    const work = claim()
      .then((row) => (row ? this.runner.carryOut(row, this.id) : undefined))
      .catch((error: unknown) => this.logger.error(`Execution ${id} was not taken: ${String(error)}`))
      .finally(() => {
        this.atWork.delete(id);
        this.waiting.shift()?.();
      });
    this.atWork.set(id, work);
  }

  private isFull(): boolean {
    return this.atWork.size >= this.settings.execution.concurrency;
  }
}
