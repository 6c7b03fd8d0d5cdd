import { type DynamicModule, Module } from '@nestjs/common';
import type { SettingSources } from '@app/config';
import { HealthModule } from '@app/health';
import { EngineModule, PipelineModule } from '@app/pipeline';
import { ProcessMetrics } from '@app/telemetry';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { AssetExportController } from './assets/asset-export.controller.js';
import { AssetsController } from './assets/assets.controller.js';
import { AccessModule } from './auth/access.module.js';
import { CacheInvalidation } from './cache/cache-invalidation.service.js';
import { CacheController } from './cache/cache.controller.js';
import { ExecutionStreams } from './executions/execution-streams.js';
import { ExecutionsController } from './executions/executions.controller.js';
import { DatabaseProbe } from './health/database.probe.js';
import { HealthController } from './health/health.controller.js';
import { LlmProbe } from './health/llm.probe.js';
import { ModelStarter } from './health/model-starter.service.js';
import { QueueProbe } from './health/queue.probe.js';
import { RedisProbe } from './health/redis.probe.js';
import { HttpModule } from './http/http.module.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PipelineController } from './pipeline/pipeline.controller.js';
import { PromptsController } from './prompts/prompts.controller.js';
import { ToolsController } from './tools/tools.controller.js';

/** The engine behind HTTP. */
@Module({})
export class AppModule {
  static forRoot(sources: SettingSources = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EngineModule.forRoot(sources),
        AccessModule,
        HealthModule.forRoot({
          imports: [PipelineModule],
          probes: [DatabaseProbe, LlmProbe, QueueProbe, RedisProbe],
        }),
        HttpModule,
      ],
      // Exports come before `:reference`, which would take them for names.
      controllers: [
        ApprovalsController,
        AssetExportController,
        AssetsController,
        AuditController,
        CacheController,
        ExecutionsController,
        HealthController,
        MetricsController,
        PipelineController,
        PromptsController,
        ToolsController,
      ],
      providers: [CacheInvalidation, ExecutionStreams, ModelStarter, ProcessMetrics],
    };
  }
}
