import { Module } from '@nestjs/common';
import { AssetsModule } from '@app/assets';
import { AuditModule } from '@app/audit';
import { ExecutionModule } from '@app/execution';
import { IntentCacheModule } from '@app/intent-cache';
import { LlmProviderModule } from '@app/llm-provider';
import { PromptRegistryModule } from '@app/prompt-registry';
import { ToolResultCacheModule } from '@app/tool-result-cache';
import { ToolsModule } from '@app/tools';
import { CacheWarmer } from './cache-tools/cache-warmer.js';
import { DecisionReplanner } from './gate/decision-replanner.js';
import { Gate } from './gate/gate.js';
import { PlanningModule } from './gate/planning.module.js';
import { PipelineOrchestrator } from './pipeline-orchestrator.js';
import { SessionStore } from './session/session-store.service.js';
import { Assessor } from './stage-a/assessor.service.js';
import { FastPathShadow } from './stage-a/fast-path-shadow.js';
import { IntentLookup } from './stage-a/intent-lookup.service.js';
import { RequestReader } from './stage-a/request-reader.service.js';
import { Understander } from './stage-a/understander.js';
import { PlanRunner } from './stage-c/plan-runner.js';
import { Candidates } from './stage-d/candidates.service.js';
import { Explainer } from './stage-d/explainer.js';
import { Responder } from './stage-d/responder.js';

const EXECUTION = ExecutionModule.forRoot({ imports: [PlanningModule], replanner: DecisionReplanner });

/** The four stages and what leads a request through them. */
@Module({
  imports: [
    AssetsModule,
    AuditModule,
    EXECUTION,
    IntentCacheModule,
    LlmProviderModule,
    PlanningModule,
    PromptRegistryModule,
    ToolResultCacheModule,
    ToolsModule,
  ],
  providers: [
    Assessor,
    CacheWarmer,
    Candidates,
    Explainer,
    FastPathShadow,
    Gate,
    IntentLookup,
    PipelineOrchestrator,
    PlanRunner,
    RequestReader,
    Responder,
    SessionStore,
    Understander,
  ],
  exports: [
    AssetsModule,
    AuditModule,
    CacheWarmer,
    EXECUTION,
    LlmProviderModule,
    PipelineOrchestrator,
    ToolsModule,
    Understander,
  ],
})
export class PipelineModule {}
