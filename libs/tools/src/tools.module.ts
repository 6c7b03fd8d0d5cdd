import { Module } from '@nestjs/common';
import { AssetsModule } from '@app/assets';
import { loadCatalogue } from './catalogue/catalogue.loader.js';
import { ToolCatalogue } from './catalogue/tool-catalogue.js';
import { AssetDbExecutor } from './executors/asset-db.executor.js';
import { AssistantExecutor } from './executors/assistant.executor.js';
import { ExecutorRegistry } from './executors/executor-registry.js';

@Module({
  imports: [AssetsModule],
  providers: [
    AssetDbExecutor,
    AssistantExecutor,
    { provide: ToolCatalogue, useFactory: () => new ToolCatalogue(loadCatalogue()) },
    {
      provide: ExecutorRegistry,
      useFactory: (assetDb: AssetDbExecutor, assistant: AssistantExecutor) =>
        new ExecutorRegistry([assetDb, assistant]),
      inject: [AssetDbExecutor, AssistantExecutor],
    },
  ],
  exports: [ToolCatalogue, ExecutorRegistry],
})
export class ToolsModule {}
