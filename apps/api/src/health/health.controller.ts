import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult } from '@nestjs/terminus';
import type { Response } from 'express';
import { HealthMonitor, type OverallHealth, type PartHealth, ReadinessService } from '@app/health';
import { Requires } from '../auth/requires.js';

/** One part as `GET /health` tells it. */
interface PartReport {
  readonly status: PartHealth['state'];
  readonly detail: string;
  readonly age_ms: number | null;
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly monitor: HealthMonitor,
    private readonly readiness: ReadinessService,
  ) {}

  @Requires('public')
  @Get('live')
  @ApiOperation({ summary: 'The process answers. Touches nothing else.' })
  live(): { status: 'ok'; service: 'opsconductor' } {
    return { status: 'ok', service: 'opsconductor' };
  }

  @Requires('public')
  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: '200 while every required part is up (READY_REQUIRES).' })
  ready(): Promise<HealthCheckResult> {
    return this.readiness.ready();
  }

  @Requires('public')
  @Get('startup')
  @HealthCheck()
  @ApiOperation({ summary: 'Like ready, checked anew: for the time of starting.' })
  async startup(): Promise<HealthCheckResult> {
    await this.monitor.refresh();
    return this.readiness.ready();
  }

  @Requires('public')
  @Get()
  @ApiOperation({
    summary:
      'Every part with its state and the age of that knowledge; 503 only when a required part is down.',
  })
  all(@Res({ passthrough: true }) reply: Response): Record<string, PartReport> & { status: OverallHealth } {
    const status = this.readiness.overall();
    if (status === 'down') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    const parts = Object.entries(this.monitor.parts()).map(
      ([part, { state, detail, age_ms }]): [string, PartReport] => [part, { status: state, detail, age_ms }],
    );
    return Object.assign(Object.fromEntries(parts), { status });
  }
}
