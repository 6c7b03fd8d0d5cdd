import { Injectable } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { Settings } from '@app/config';
import { HealthMonitor, type PartHealth } from './health-monitor.service.js';

export type OverallHealth = 'ok' | 'degraded' | 'down';

/** Turns what the monitor saw into answers for probes, by the declared policy of what is required. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly monitor: HealthMonitor,
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly settings: Settings,
  ) {}

  /** Resolves while every required part is up; a part that is not required is at worst `degraded`. */
  ready(): Promise<HealthCheckResult> {
    return this.checks.check(
      Object.entries(this.monitor.parts()).map(
        ([part, health]) =>
          () =>
            this.indicate(part, health),
      ),
    );
  }

  /** `down` only when a required part is down; anything else that is not as it should be is `degraded`. */
  overall(): OverallHealth {
    const parts = Object.entries(this.monitor.parts());
    if (parts.some(([part, { state }]) => this.requires(part) && state === 'down')) return 'down';
    return parts.some(([, { state }]) => state === 'down' || state === 'degraded') ? 'degraded' : 'ok';
  }

  private indicate(part: string, { state, ...data }: PartHealth): HealthIndicatorResult {
    const indicator = this.indicators.check(part);
    const required = this.requires(part);
    if (required && (state === 'down' || state === 'not_configured'))
      return indicator.down({ state, ...data });
    if (state === 'down' || state === 'degraded') return indicator.degraded({ state, ...data });
    return indicator.up({ state, ...data });
  }

  private requires(part: string): boolean {
    return this.settings.health.readyRequires.some((required) => required === part);
  }
}
