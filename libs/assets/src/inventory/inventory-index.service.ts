import { Injectable } from '@nestjs/common';
import { EpochSource, type EpochVector, movedEpochs } from '@app/cache';
import { Database, untilAborted } from '@app/database';
import type { AssetView } from '../record/asset-view.js';
import { selectList } from '../search/asset-columns.js';
import { type InventorySnapshot, createSnapshot } from './inventory-snapshot.js';
import { linkedAsset } from './linked-asset.js';

const EPOCHS = ['inventory'];
const LOAD_TIMEOUT_MS = 10_000;

interface HeldSnapshot {
  readonly snapshot: InventorySnapshot;
  /** As they were before the inventory was read: a change during the read makes the snapshot outdated at once. */
  readonly epochs: EpochVector;
}

/** The inventory in memory, read again when it has changed. */
@Injectable()
export class InventoryIndex {
  private held?: HeldSnapshot;
  private loading?: Promise<HeldSnapshot>;

  constructor(
    private readonly database: Database,
    private readonly epochs: EpochSource,
  ) {}

  /** The inventory as this process knows it; callers at the same time share one read. */
  async snapshot(signal: AbortSignal): Promise<InventorySnapshot> {
    if (this.isCurrent(this.held)) return this.held.snapshot;
    if (this.loading) {
      // It began before this call, so it may have missed a change that the caller knows of.
      const joined = await untilAborted(this.loading, signal);
      if (this.isCurrent(joined)) return joined.snapshot;
    }
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    return (await untilAborted(this.loading, signal)).snapshot;
  }

  private isCurrent(held: HeldSnapshot | undefined): held is HeldSnapshot {
    return held !== undefined && movedEpochs(held.epochs, this.epochs.known(EPOCHS)).length === 0;
  }

  private async load(): Promise<HeldSnapshot> {
    const signal = AbortSignal.timeout(LOAD_TIMEOUT_MS);
    const epochs = await this.epochs.fresh(EPOCHS, signal);
    const assets = await this.database.query<AssetView>(`SELECT ${selectList()} FROM assets`, [], signal);
    const read = createSnapshot(assets.map(linkedAsset));
    // The same object for the same content, so that what others derived from it stays theirs.
    const unchanged = this.held?.snapshot.vocabularyHash === read.vocabularyHash;
    this.held = { snapshot: unchanged && this.held ? this.held.snapshot : read, epochs };
    return this.held;
  }
}
