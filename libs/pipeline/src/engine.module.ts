import { type DynamicModule, Module } from '@nestjs/common';
import { CacheModule } from '@app/cache';
import { type SettingSources, SettingsModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { TelemetryModule } from '@app/telemetry';
import { PipelineModule } from './pipeline.module.js';
import { productSchema } from './product-schema.js';

/** The whole engine without HTTP: what the server and the command line have in common. */
@Module({})
export class EngineModule {
  static forRoot(sources: SettingSources = {}): DynamicModule {
    return {
      module: EngineModule,
      imports: [
        SettingsModule.forRoot(sources),
        TelemetryModule,
        DatabaseModule.forRoot(productSchema()),
        CacheModule,
        PipelineModule,
      ],
      exports: [PipelineModule],
    };
  }
}
