import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@app/telemetry';
import type { HealthProbe, HealthState, ProbeResult } from './health-probe.js';

const INTERVAL_MS = 5_000;
const PROBE_LIMIT_MS = 2_000;
/** Older than this, a result says nothing any more. */
const MAXIMUM_AGE_MS = 3 * INTERVAL_MS;

/** What was last seen of a part, and how long ago. */
export interface PartHealth {
  readonly state: HealthState;
  readonly detail: string;
  readonly facts?: ProbeResult['facts'];
  /** Milliseconds since the check that saw it; `null` before the first. */
  readonly age_ms: number | null;
}

interface Observation extends ProbeResult {
  readonly seenAt: number;
}

/** Checks every part in the background, so that a probe's answer costs nothing and hangs on nothing. */
@Injectable()
export class HealthMonitor implements OnModuleInit, OnModuleDestroy {
  private readonly observations = new Map<string, Observation>();
  private readonly stopped = new AbortController();
  private running?: Promise<void>;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly probes: readonly HealthProbe[],
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.refresh(), INTERVAL_MS).unref();
    void this.refresh();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stopped.abort();
    await this.running;
  }

  /** Runs every probe once; joins a round that is already under way. */
  refresh(): Promise<void> {
    this.running ??= Promise.all(this.probes.map((probe) => this.observe(probe)))
      .then(() => undefined)
      .finally(() => (this.running = undefined));
    return this.running;
  }

  /** The last state of every part; a state that is too old counts as down. */
  parts(): Record<string, PartHealth> {
    return Object.fromEntries(this.probes.map(({ part }) => [part, this.part(part)]));
  }

  part(name: string): PartHealth {
    const seen = this.observations.get(name);
    if (!seen) return { state: 'down', detail: 'Not checked yet.', age_ms: null };
    const age = this.clock.monotonic() - seen.seenAt;
    if (age > MAXIMUM_AGE_MS) return { state: 'down', detail: `Last checked ${age} ms ago.`, age_ms: age };
    const { state, detail, facts } = seen;
    return { state, detail, ...(facts && { facts }), age_ms: age };
  }

  private async observe(probe: HealthProbe): Promise<void> {
    const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(PROBE_LIMIT_MS)]);
    const result = await bounded(probe, signal).catch((error: unknown): ProbeResult => ({
      state: 'down',
      detail: error instanceof Error ? error.message : String(error),
    }));
    this.observations.set(probe.part, { ...result, seenAt: this.clock.monotonic() });
  }
}

/** A probe that ignores its signal still ends in time. */
function bounded(probe: HealthProbe, signal: AbortSignal): Promise<ProbeResult> {
  return Promise.race([
    probe.check(signal),
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('No answer in time.')), { once: true });
    }),
  ]);
}
