import { Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.service.js';

/** Needs the global database and telemetry modules. */
@Module({ providers: [AuditTrail], exports: [AuditTrail] })
export class AuditModule {}
