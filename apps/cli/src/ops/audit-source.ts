import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AuditVerificationModule,
  AuditVerifier,
  CreateAuditEvents1700000002500,
  type VerificationReport,
} from '@app/audit';
import { SettingsModule } from '@app/config';
import { DatabaseModule } from '@app/database';
import { TelemetryModule } from '@app/telemetry';

/** The database and what verifies the record in it; nothing that would write into the record. */
@Module({
  imports: [
    SettingsModule.forRoot(),
    TelemetryModule,
    DatabaseModule.forRoot({ entities: [], migrations: [CreateAuditEvents1700000002500] }),
    AuditVerificationModule,
  ],
})
class AuditVerificationContext {}

/** Verifies the record in this process. @throws OperationalError `data_folder_busy` where another one owns it */
export async function verifyHere(signal: AbortSignal): Promise<VerificationReport> {
  const context: INestApplicationContext = await NestFactory.createApplicationContext(
    AuditVerificationContext,
    {
      // A boot that fails throws what is to be told; Nest would print it with its stack as well.
      logger: false,
      abortOnError: false,
    },
  );
  try {
    return await context.get(AuditVerifier).verify(signal);
  } finally {
    await context.close();
  }
}
