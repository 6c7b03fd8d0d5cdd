import type { Clock } from '@app/telemetry';
import { HitRate } from './hit-rate.js';

const MINUTE_MS = 60_000;

/** What happened in one layer since the process started. */
export interface LayerStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly misses_by_reason: Readonly<Record<string, number>>;
  readonly bypasses: number;
  readonly bypasses_by_reason: Readonly<Record<string, number>>;
  readonly loads: number;
  readonly load_errors: number;
  /** Callers that waited for a load another had started. */
  readonly coalesced: number;
  /** Loads whose value was not kept. */
  readonly refused: number;
  readonly refused_by_reason: Readonly<Record<string, number>>;
  /** What the loads had cost whose values were served again. */
  readonly saved: { readonly ms: number; readonly tokens: number };
  /** Share of hits among hits and misses, 0 to 1; `null` where there were none. */
  readonly hit_rate: {
    readonly one_minute: number | null;
    readonly one_hour: number | null;
    readonly all: number | null;
  };
}

/** Counts for one layer; bounded by the number of reasons, whatever the traffic. */
export class LayerCounters {
  private loads = 0;
  private loadErrors = 0;
  private coalesced = 0;
  private readonly saved = { ms: 0, tokens: 0 };
  private readonly misses = new Map<string, number>();
  private readonly bypasses = new Map<string, number>();
  private readonly refusals = new Map<string, number>();
  private readonly hitRate: HitRate;

  constructor(clock: Clock) {
    this.hitRate = new HitRate(clock);
  }

  hit(cost: { readonly ms: number; readonly tokens: number }): void {
    this.hitRate.count('hits');
    this.saved.ms += cost.ms;
    this.saved.tokens += cost.tokens;
  }

  /** @param reason of which only the part before a colon is counted by, since names follow it */
  miss(reason: string): void {
    this.hitRate.count('misses');
    increment(this.misses, reason.replace(/:.*/s, ''));
  }

  bypass(reason: string): void {
    increment(this.bypasses, reason);
  }

  load(): void {
    this.loads += 1;
  }

  loadError(): void {
    this.loadErrors += 1;
  }

  coalesce(): void {
    this.coalesced += 1;
  }

  refuse(reason: string): void {
    increment(this.refusals, reason);
  }

  statistics(): LayerStatistics {
    return {
      ...this.hitRate.totals(),
      misses_by_reason: Object.fromEntries(this.misses),
      bypasses: sum(this.bypasses),
      bypasses_by_reason: Object.fromEntries(this.bypasses),
      loads: this.loads,
      load_errors: this.loadErrors,
      coalesced: this.coalesced,
      refused: sum(this.refusals),
      refused_by_reason: Object.fromEntries(this.refusals),
      saved: { ms: Math.round(this.saved.ms), tokens: this.saved.tokens },
      hit_rate: {
        one_minute: this.hitRate.over(MINUTE_MS),
        one_hour: this.hitRate.over(60 * MINUTE_MS),
        all: this.hitRate.overall(),
      },
    };
  }
}

function increment(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
