export { AssetsModule } from './assets.module.js';
export { AssetsService } from './assets.service.js';
export { assetCsv } from './export/asset-csv.js';
export { assetJson } from './export/asset-json.js';
export { InventoryIndex } from './inventory/inventory-index.service.js';
export type { InventorySnapshot } from './inventory/inventory-snapshot.js';
export type { LinkedAsset, LinkedService } from './inventory/linked-asset.js';
export { Asset } from './record/asset.entity.js';
export {
  ASSET_STATUSES,
  type AssetInput,
  type AssetValues,
  CONNECTION_STATUSES,
  CREDENTIAL_TYPES,
  CRITICALITIES,
  DEVICE_TYPES,
  ENVIRONMENTS,
  OS_TYPES,
} from './record/asset-input.js';
export type { AssetRow, AssetView } from './record/asset-view.js';
export { CreateAssets1700000001000 } from './record/create-assets.migration.js';
export { sampleAssets, sampleInventory, sampleSnapshot } from './sample/sample-assets.js';
export { SampleInventory } from './sample/sample-inventory.service.js';
export type { AssetPage, AssetSearch } from './search/asset-reader.service.js';
export type { AssetGroup } from './search/group-assets.js';
export { parseAsset } from './record/parse-asset.js';
