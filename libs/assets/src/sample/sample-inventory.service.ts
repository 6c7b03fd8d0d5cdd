import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EpochSource } from '@app/cache';
import { Settings } from '@app/config';
import { Database } from '@app/database';
import { Clock } from '@app/telemetry';
import { Asset } from '../record/asset.entity.js';
import { sampleAssets } from './sample-assets.js';

const SEED_TIMEOUT_MS = 30_000;
const ACTOR = 'sample-inventory';

/** Gives a new installation something to ask about. */
@Injectable()
export class SampleInventory implements OnModuleInit {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly epochs: EpochSource,
    private readonly clock: Clock,
  ) {}

  /** Unless told otherwise only the embedded database is filled; a PostgreSQL server belongs to somebody. */
  async onModuleInit(): Promise<void> {
    const { sampleInventory, database } = this.settings;
    if (sampleInventory === 'on' || (sampleInventory === 'auto' && !database.url))
      await this.seed(AbortSignal.timeout(SEED_TIMEOUT_MS));
  }

  /**
   * Fills an inventory that has never been written to. Its epoch tells: an inventory emptied by hand stays empty, and
   * of several processes that start together only one finds it untouched.
   * @returns whether the sample was put in
   */
  async seed(signal: AbortSignal): Promise<boolean> {
    const seeded = await this.database.transaction(async (manager) => {
      const untouched = await manager.query<unknown[]>(
        `SELECT FROM cache_epochs WHERE name = 'inventory' AND value = 0 FOR UPDATE`,
      );
      if (untouched.length === 0) return false;
      const now = new Date(this.clock.now());
      const stamps = { created_at: now, updated_at: now, created_by: ACTOR, updated_by: ACTOR };
      await manager.insert(
        Asset,
        sampleAssets().map((asset) => ({ ...asset, ...stamps })),
      );
      return true;
    }, signal);
    if (seeded) await this.epochs.refresh(signal);
    return seeded;
  }
}
