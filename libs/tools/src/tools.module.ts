import { Module } from '@nestjs/common';
import { AssetsModule, AssetsService } from '@app/assets';
import { isLoopback, Settings } from '@app/config';
import { Clock } from '@app/telemetry';
import { loadCatalogue } from './catalogue/catalogue.loader.js';
import { ToolCatalogue } from './catalogue/tool-catalogue.js';
import { AssetDbExecutor } from './executors/asset-db/asset-db.executor.js';
import { AssistantExecutor } from './executors/assistant.executor.js';
import { NetExecutor } from './executors/net/net.executor.js';
import { SYSTEM_NETWORK } from './executors/net/network-edge.js';
import type { Executor } from './executors/executor.js';
import { ExecutorRegistry } from './executors/executor-registry.js';

@Module({
  imports: [AssetsModule],
  providers: [
    AssetDbExecutor,
    AssistantExecutor,
    {
      provide: NetExecutor,
      useFactory: (assets: AssetsService, clock: Clock, { http }: Settings) =>
        new NetExecutor(assets, SYSTEM_NETWORK, clock, isLoopback(http.host)),
      inject: [AssetsService, Clock, Settings],
    },
    { provide: ToolCatalogue, useFactory: () => new ToolCatalogue(loadCatalogue()) },
    {
      provide: ExecutorRegistry,
      useFactory: (...executors: Executor[]) => new ExecutorRegistry(executors),
      inject: [AssetDbExecutor, AssistantExecutor, NetExecutor],
    },
  ],
  exports: [ToolCatalogue, ExecutorRegistry],
})
export class ToolsModule {}
