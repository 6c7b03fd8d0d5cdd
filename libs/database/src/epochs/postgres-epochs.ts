import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EpochSource, type EpochVector } from '@app/cache';
import { Clock } from '@app/telemetry';
import { Database } from '../connection/database.js';

const POLL_INTERVAL_MS = 4_000;
/** Nothing is served on knowledge older than this, so it bounds what another process can make stale here. */
const TRUST_MS = 5_000;
const POLL_TIMEOUT_MS = 2_000;

interface EpochRow {
  readonly name: string;
  readonly value: string;
}

/** Epochs in the database, shared by all processes; a poll brings what others have moved. */
@Injectable()
export class PostgresEpochs extends EpochSource implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(PostgresEpochs.name);
  private readonly values = new Map<string, number>();
  private readonly stopped = new AbortController();
  /** Every change of a transaction older than this one is known. */
  private horizon = '0';
  private knownSince = Number.NEGATIVE_INFINITY;
  private timer?: NodeJS.Timeout;
  private polling?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.refresh(AbortSignal.timeout(POLL_TIMEOUT_MS));
    this.timer = setInterval(() => void this.poll(), POLL_INTERVAL_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped.abort();
    await this.polling;
  }

  known(names: readonly string[]): EpochVector {
    const trusted = this.clock.monotonic() - this.knownSince <= TRUST_MS;
    return Object.fromEntries(names.map((name) => [name, trusted ? (this.values.get(name) ?? 0) : null]));
  }

  async fresh(names: readonly string[], signal: AbortSignal): Promise<EpochVector> {
    const rows = await this.database.query<EpochRow>(
      'SELECT name, value FROM cache_epochs WHERE name = ANY($1::text[])',
      [names],
      signal,
    );
    this.learn(rows);
    const values = new Map(rows.map(({ name, value }) => [name, Number(value)]));
    return Object.fromEntries(names.map((name) => [name, values.get(name) ?? 0]));
  }

  async refresh(signal: AbortSignal): Promise<void> {
    const askedAt = this.clock.monotonic();
    const [answer] = await this.database.query<{ horizon: string; moved: EpochRow[] }>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
         (SELECT COALESCE(json_agg(json_build_object('name', name, 'value', value::text)), '[]')
          FROM cache_epochs WHERE moved_in >= $1::xid8) AS moved`,
      [this.horizon],
      signal,
    );
    if (!answer) throw new Error('An aggregate gave no row.');
    this.learn(answer.moved);
    this.horizon = answer.horizon;
    this.knownSince = Math.max(this.knownSince, askedAt);
  }

  /** One statement for each name: names held locked together could block the triggers of another writer crosswise. */
  async bump(names: readonly string[], signal: AbortSignal): Promise<void> {
    for (const name of names) await this.database.query('SELECT bump_cache_epoch($1)', [name], signal);
    await this.refresh(signal);
  }

  /** Values only ever rise, so an answer that was overtaken by a later one does no harm. */
  private learn(rows: readonly EpochRow[]): void {
    for (const { name, value } of rows)
      this.values.set(name, Math.max(this.values.get(name) ?? 0, Number(value)));
  }

  /** Never two at a time. A failure is made known by {@link known}, which trusts nothing once its time has passed. */
  private async poll(): Promise<void> {
    this.polling ??= this.refresh(
      AbortSignal.any([this.stopped.signal, AbortSignal.timeout(POLL_TIMEOUT_MS)]),
    )
      .catch((error: unknown) => {
        if (!this.stopped.signal.aborted) this.logger.warn(`Cached answers are not used: ${String(error)}`);
      })
      .finally(() => {
        this.polling = undefined;
      });
    await this.polling;
  }
}
