import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AuditModule } from '@app/audit';
import { AuthModule } from '@app/auth';
import { AccessGuard } from './access.guard.js';
import { RouteDeclarations } from './route-declarations.js';

@Module({
  imports: [AuditModule, AuthModule, DiscoveryModule],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, RouteDeclarations],
})
export class AccessModule {}
