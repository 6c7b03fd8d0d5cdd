import { Module } from '@nestjs/common';
import { AuditVerificationModule } from './audit-verification.module.js';
import { CheckpointSchedule } from './checkpoints/checkpoint-schedule.service.js';
import { AuditLog } from './events/audit-log.service.js';
import { AuditReader } from './reading/audit-reader.service.js';
import { AuditTrail } from './requests/audit-trail.service.js';

/** The record: written, signed and read. Needs the global database, settings and telemetry modules. */
@Module({
  imports: [AuditVerificationModule],
  providers: [AuditLog, AuditReader, AuditTrail, CheckpointSchedule],
  exports: [AuditLog, AuditReader, AuditTrail, AuditVerificationModule],
})
export class AuditModule {}
