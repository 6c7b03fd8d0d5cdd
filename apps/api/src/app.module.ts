import { type DynamicModule, Module } from '@nestjs/common';
import type { SettingSources } from '@app/config';
import { HealthModule } from '@app/health';
import { EngineModule } from '@app/pipeline';
import { AssetExportController } from './assets/asset-export.controller.js';
import { AssetsController } from './assets/assets.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CacheController } from './cache/cache.controller.js';
import { DatabaseProbe } from './health/database.probe.js';
import { HealthController } from './health/health.controller.js';
import { LlmProbe } from './health/llm.probe.js';
import { RedisProbe } from './health/redis.probe.js';
import { HttpModule } from './http/http.module.js';
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
        HealthModule.forRoot({ imports: [], probes: [DatabaseProbe, LlmProbe, RedisProbe] }),
        HttpModule,
      ],
      // Exports come before `:reference`, which would take them for names.
      controllers: [
        AssetExportController,
        AssetsController,
        AuditController,
        CacheController,
        HealthController,
        PipelineController,
        PromptsController,
        ToolsController,
      ],
    };
  }
}
