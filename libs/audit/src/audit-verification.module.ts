import { Module } from '@nestjs/common';
import { ChainHeads } from './chain/chain-heads.js';
import { Checkpoints } from './checkpoints/checkpoints.service.js';
import { AuditVerifier } from './verification/audit-verifier.service.js';
import { StoredRecord } from './verification/stored-record.js';

/** To verify a record, and to write nothing into it. Needs the global database, settings and telemetry modules. */
@Module({
  providers: [ChainHeads, Checkpoints, StoredRecord, AuditVerifier],
  exports: [ChainHeads, Checkpoints, AuditVerifier],
})
export class AuditVerificationModule {}
