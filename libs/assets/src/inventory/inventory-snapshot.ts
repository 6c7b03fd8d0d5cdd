import { createHash } from 'node:crypto';
import { canonicalJson } from '@app/contracts';
import type { LinkedAsset } from './linked-asset.js';

/** The inventory at one moment, in memory, for linking. Never changed; a newer one replaces it. */
export interface InventorySnapshot {
  /** SHA-256 of everything linking can see: two snapshots with equal hashes link every request alike. */
  readonly vocabularyHash: string;
  /** Ordered by name. */
  readonly assets: readonly LinkedAsset[];
}

/** A snapshot of these assets, in whatever order they come. */
export function createSnapshot(assets: readonly LinkedAsset[]): InventorySnapshot {
  const ordered = assets.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const vocabularyHash = createHash('sha256').update(canonicalJson(ordered)).digest('hex');
  return Object.freeze({ vocabularyHash, assets: Object.freeze(ordered) });
}
