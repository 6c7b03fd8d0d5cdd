import type { Clock } from '@app/telemetry';

const MINUTE_MS = 60_000;
const MINUTES_KEPT = 60;

interface Minute {
  readonly index: number;
  hits: number;
  misses: number;
}

/** What happened in one layer since the process started. */
export interface LayerStatistics {
  readonly hits: number;
  readonly misses: number;
  readonly misses_by_reason: Readonly<Record<string, number>>;
  readonly bypasses: number;
  readonly loads: number;
  readonly load_errors: number;
  /** Callers that waited for a load another had started. */
  readonly coalesced: number;
  readonly refused: number;
  readonly refused_by_reason: Readonly<Record<string, number>>;
  /** Share of hits among hits and misses, 0 to 1; `null` where there were none. */
  readonly hit_rate: {
    readonly one_minute: number | null;
    readonly one_hour: number | null;
    readonly all: number | null;
  };
}

/** Counts for one layer; bounded, whatever the traffic. */
export class LayerCounters {
  private hits = 0;
  private misses = 0;
  private bypasses = 0;
  private loads = 0;
  private loadErrors = 0;
  private coalesced = 0;
  private readonly missReasons = new Map<string, number>();
  private readonly refusals = new Map<string, number>();
  private minutes: Minute[] = [];

  constructor(private readonly clock: Clock) {}

  hit(): void {
    this.hits += 1;
    this.minute().hits += 1;
  }

  miss(reason: string): void {
    this.misses += 1;
    this.minute().misses += 1;
    increment(this.missReasons, reason);
  }

  bypass(): void {
    this.bypasses += 1;
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
    const now = this.minuteIndex();
    return {
      hits: this.hits,
      misses: this.misses,
      misses_by_reason: Object.fromEntries(this.missReasons),
      bypasses: this.bypasses,
      loads: this.loads,
      load_errors: this.loadErrors,
      coalesced: this.coalesced,
      refused: [...this.refusals.values()].reduce((total, count) => total + count, 0),
      refused_by_reason: Object.fromEntries(this.refusals),
      hit_rate: {
        one_minute: rate(this.minutes.filter(({ index }) => index >= now - 1)),
        one_hour: rate(this.minutes.filter(({ index }) => index > now - MINUTES_KEPT)),
        all: rate([{ index: now, hits: this.hits, misses: this.misses }]),
      },
    };
  }

  private minute(): Minute {
    const index = this.minuteIndex();
    const last = this.minutes.at(-1);
    if (last?.index === index) return last;
    const next = { index, hits: 0, misses: 0 };
    this.minutes = [...this.minutes.filter((minute) => minute.index > index - MINUTES_KEPT), next];
    return next;
  }

  private minuteIndex(): number {
    return Math.floor(this.clock.now() / MINUTE_MS);
  }
}

function increment(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

function rate(minutes: readonly Minute[]): number | null {
  const hits = minutes.reduce((total, minute) => total + minute.hits, 0);
  const all = hits + minutes.reduce((total, minute) => total + minute.misses, 0);
  return all === 0 ? null : hits / all;
}
