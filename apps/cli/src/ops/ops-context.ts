import { type DynamicModule, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditVerificationModule } from '@app/audit';
import { SettingsModule } from '@app/config';
import { productSchema } from '@app/pipeline';
import { DatabaseModule } from '@app/database';
import { TelemetryModule } from '@app/telemetry';

/** As much of the product as operators' tools need: the database, and nothing that works on it by itself. */
@Module({})
class OpsModule {
  static forRoot(): DynamicModule {
    return {
      module: OpsModule,
      imports: [
        SettingsModule.forRoot(),
        TelemetryModule,
        DatabaseModule.forRoot(productSchema()),
        AuditVerificationModule,
      ],
    };
  }
}

/** Opens the database of the settings, its pending migrations applied. @throws OperationalError */
export async function openOps(): Promise<INestApplicationContext> {
  const context = await NestFactory.createApplicationContext(OpsModule.forRoot(), {
    logger: false,
    abortOnError: false,
  });
  context.useLogger(['error', 'warn']);
  return context;
}
