import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { MetricReading } from './metric.js';
import { Metrics } from './metrics.js';

const MILLISECONDS = 1e3;
const MICROSECONDS = 1e6;
const NANOSECONDS = 1e9;
const RESOLUTION_MS = 10;
const QUANTILES = ['0.5', '0.99', '1'] as const;

/**
 * What the process takes, and how late its timers are. Our own few, since those of prom-client keep an observer and a
 * timer that nobody can end.
 */
@Injectable()
export class ProcessMetrics implements OnModuleDestroy {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor(metrics: Metrics) {
    this.#delay.enable();
    metrics.gauge(
      {
        name: 'opsconductor_event_loop_lag_seconds',
        help: 'How late the event loop was since the page was asked for last; quantile 1 is the longest.',
        labels: ['quantile'],
      },
      () => this.#lag(),
    );
    metrics.total({ name: 'process_cpu_seconds_total', help: 'Processor time of user and system.' }, () =>
      one(cpuSeconds()),
    );
    metrics.gauge({ name: 'process_resident_memory_bytes', help: 'Memory that is held.' }, () =>
      one(process.memoryUsage.rss()),
    );
    metrics.gauge({ name: 'nodejs_heap_size_used_bytes', help: 'Memory of JavaScript in use.' }, () =>
      one(process.memoryUsage().heapUsed),
    );
    const started = (Date.now() - process.uptime() * MILLISECONDS) / MILLISECONDS;
    metrics.gauge(
      { name: 'process_start_time_seconds', help: 'When the process started, since the Unix epoch.' },
      () => one(started),
    );
  }

  onModuleDestroy(): void {
    this.#delay.disable();
  }

  /** A timer that is on time counts as its interval, which is no lag. */
  #lag(): MetricReading<'quantile'>[] {
    if (this.#delay.count === 0) return [];
    const lags = QUANTILES.map((quantile) => ({
      labels: { quantile },
      value: Math.max(
        0,
        this.#delay.percentile(Number(quantile) * 100) / NANOSECONDS - RESOLUTION_MS / MILLISECONDS,
      ),
    }));
    this.#delay.reset();
    return lags;
  }
}

function one(value: number): MetricReading<never>[] {
  return [{ labels: {}, value }];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / MICROSECONDS;
}
