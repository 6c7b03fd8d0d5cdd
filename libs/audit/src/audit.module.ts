import { Module } from '@nestjs/common';
import { ChainHeads } from './chain/chain-heads.js';
import { AuditLog } from './events/audit-log.service.js';
import { AuditTrail } from './requests/audit-trail.service.js';

/** Needs the global database, settings and telemetry modules. */
@Module({ providers: [ChainHeads, AuditLog, AuditTrail], exports: [AuditLog, AuditTrail] })
export class AuditModule {}
