export { type AssetInput, type AssetValues, AssetInputSchema } from './record/asset-input.js';
export { assetIdOf } from './record/asset-id.js';
export { type InventorySnapshot, createSnapshot } from './inventory/inventory-snapshot.js';
export type { LinkedAsset, LinkedService } from './inventory/linked-asset.js';
export { sampleAssets, sampleInventory, sampleSnapshot } from './sample/sample-assets.js';
