import { type DynamicModule, Module } from '@nestjs/common';
import { Asset, CreateAssets1700000001000 } from '@app/assets';
import { CreateAuditEvents1700000002500 } from '@app/audit';
import { CacheModule } from '@app/cache';
import { type SettingSources, SettingsModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { CreateApprovals1700000004000, CreateExecutions1700000003000 } from '@app/execution';
import { TelemetryModule } from '@app/telemetry';
import { PipelineModule } from './pipeline.module.js';

/** The whole engine without HTTP: what the server and the command line have in common. */
@Module({})
export class EngineModule {
  static forRoot(sources: SettingSources = {}): DynamicModule {
    return {
      module: EngineModule,
      imports: [
        SettingsModule.forRoot(sources),
        TelemetryModule,
        DatabaseModule.forRoot({
          entities: [Asset],
          migrations: [
            CreateAssets1700000001000,
            CreateAuditEvents1700000002500,
            CreateExecutions1700000003000,
            CreateApprovals1700000004000,
          ],
        }),
        CacheModule,
        PipelineModule,
      ],
      exports: [PipelineModule],
    };
  }
}
