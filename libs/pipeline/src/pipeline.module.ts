import { Module } from '@nestjs/common';
import { AssetContextCacheModule } from '@app/asset-context-cache';
import { AssetsModule } from '@app/assets';
import { AuditModule } from '@app/audit';
import { IntentCacheModule } from '@app/intent-cache';
import { LlmProviderModule } from '@app/llm-provider';
import { PromptRegistryModule } from '@app/prompt-registry';
import { ToolResultCacheModule } from '@app/tool-result-cache';
import { ToolsModule } from '@app/tools';
import { PipelineOrchestrator } from './pipeline-orchestrator.js';
import { Understander } from './stage-a/understander.js';
import { Selector } from './stage-b/selector.js';
import { PlanRunner } from './stage-c/plan-runner.js';
import { Planner } from './stage-c/planner.js';
import { TargetResolver } from './stage-c/target-resolver.js';
import { Explainer } from './stage-d/explainer.js';
import { Responder } from './stage-d/responder.js';

/** The four stages and what leads a request through them. */
@Module({
  imports: [
    AssetContextCacheModule,
    AssetsModule,
    AuditModule,
    IntentCacheModule,
    LlmProviderModule,
    PromptRegistryModule,
    ToolResultCacheModule,
    ToolsModule,
  ],
  providers: [
    Explainer,
    PipelineOrchestrator,
    Planner,
    PlanRunner,
    Responder,
    Selector,
    TargetResolver,
    Understander,
  ],
  exports: [AssetsModule, AuditModule, LlmProviderModule, PipelineOrchestrator, ToolsModule],
})
export class PipelineModule {}
