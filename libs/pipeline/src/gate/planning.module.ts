import { Module } from '@nestjs/common';
import { AssetContextCacheModule } from '@app/asset-context-cache';
import { AssetsModule } from '@app/assets';
import { ToolsModule } from '@app/tools';
import { Selector } from '../stage-b/selector.js';
import { Planner } from '../stage-c/planner.js';
import { TargetResolver } from '../stage-c/target-resolver.js';

/** From a decision to a plan: for requests, and once more for what waited for approval. */
@Module({
  imports: [AssetContextCacheModule, AssetsModule, ToolsModule],
  providers: [Planner, Selector, TargetResolver],
  exports: [Planner, Selector, TargetResolver],
})
export class PlanningModule {}
