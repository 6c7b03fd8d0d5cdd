import { Module } from '@nestjs/common';
import { AuditModule } from '@app/audit';
import { AssetsService } from './assets.service.js';
import { InventoryIndex } from './inventory/inventory-index.service.js';
import { AssetRegister } from './record/asset-register.service.js';
import { SampleInventory } from './sample/sample-inventory.service.js';
import { AssetReader } from './search/asset-reader.service.js';

/** The inventory. It needs the global database, settings and telemetry modules. */
@Module({
  imports: [AuditModule],
  providers: [AssetsService, AssetReader, AssetRegister, InventoryIndex, SampleInventory],
  exports: [AssetsService, InventoryIndex, SampleInventory],
})
export class AssetsModule {}
