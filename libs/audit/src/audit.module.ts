import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditTrail } from './audit-trail.service.js';
import { RequestRecord } from './request-record.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([RequestRecord])],
  providers: [AuditTrail],
  exports: [AuditTrail],
})
export class AuditModule {}
