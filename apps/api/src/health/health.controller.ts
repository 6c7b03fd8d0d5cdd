import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult } from '@nestjs/terminus';
import type { Response } from 'express';
import { HealthMonitor, type OverallHealth, type PartHealth, ReadinessService } from '@app/health';
import { PromptRegistry, releaseWarning } from '@app/prompt-registry';
import { Requires } from '../auth/requires.js';

/** One part as `GET /health` tells it. */
interface PartReport extends Readonly<Record<string, unknown>> {
  readonly status: PartHealth['state'];
  readonly detail: string;
  readonly age_ms: number | null;
}

/** Every part by its name, with the state of the whole, and what operators should know although all is well. */
type HealthReport = Record<string, PartReport | OverallHealth | readonly string[]> & {
  readonly status: OverallHealth;
  readonly warnings: readonly string[];
};

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly monitor: HealthMonitor,
    private readonly readiness: ReadinessService,
    private readonly prompts: PromptRegistry,
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
  all(@Res({ passthrough: true }) reply: Response): HealthReport {
    const status = this.readiness.overall();
    if (status === 'down') reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    const parts = Object.entries(this.monitor.parts()).map(
      ([part, { state, detail, facts, age_ms }]): [string, PartReport] => [
        part,
        { status: state, detail, age_ms, ...facts },
      ],
    );
    return { ...Object.fromEntries(parts), status, warnings: this.warnings() };
  }

  private warnings(): string[] {
    const warning = releaseWarning(this.prompts.list());
    return warning === null ? [] : [warning];
  }
}
