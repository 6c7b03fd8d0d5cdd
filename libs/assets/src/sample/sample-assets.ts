import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type InventorySnapshot, createSnapshot } from '../inventory/inventory-snapshot.js';
import { type LinkedAsset, linkedAsset } from '../inventory/linked-asset.js';
import { assetIdOf } from '../record/asset-id.js';
import { AssetInputSchema, type AssetValues } from '../record/asset-input.js';

const SampleFileSchema = z.strictObject({ about: z.string(), assets: z.array(AssetInputSchema) });

/** The sample inventory of an invented company: 62 assets with the ids they get when seeded. */
export function sampleAssets(): (AssetValues & { readonly id: string })[] {
  const root = dirname(findPackageJSON(import.meta.url) ?? '.');
  const file = readFileSync(join(root, 'libs', 'assets', 'seed', 'assets.json'), 'utf8');
  return SampleFileSchema.parse(JSON.parse(file)).assets.map((asset) => ({
    ...asset,
    id: assetIdOf(asset.name),
  }));
}

/** The sample inventory as linking sees it, without a database. */
export function sampleInventory(): LinkedAsset[] {
  return sampleAssets().map(linkedAsset);
}

/** A snapshot of the sample inventory, without a database. */
export function sampleSnapshot(): InventorySnapshot {
  return createSnapshot(sampleInventory());
}
