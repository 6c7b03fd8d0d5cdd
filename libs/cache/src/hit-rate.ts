import type { Clock } from '@app/telemetry';

/** The grain of the windows: a window ends now and begins up to one slot late. */
const SLOT_MS = 10_000;
const SLOTS_KEPT = 360;

interface Tally {
  hits: number;
  misses: number;
}

interface Slot extends Tally {
  readonly index: number;
}

/** Hits and misses, in all and over windows of up to an hour; bounded, whatever the traffic. */
export class HitRate {
  private readonly all: Tally = { hits: 0, misses: 0 };
  private slots: Slot[] = [];

  constructor(private readonly clock: Clock) {}

  count(what: keyof Tally): void {
    this.all[what] += 1;
    this.currentSlot()[what] += 1;
  }

  totals(): Readonly<Tally> {
    return { ...this.all };
  }

  /** Share of hits over the last milliseconds; `null` where nothing was asked. */
  over(windowMs: number): number | null {
    const oldest = this.slotIndex() - windowMs / SLOT_MS;
    const tally = { hits: 0, misses: 0 };
    for (const { index, hits, misses } of this.slots) {
      if (index <= oldest) continue;
      tally.hits += hits;
      tally.misses += misses;
    }
    return share(tally);
  }

  overall(): number | null {
    return share(this.all);
  }

  private currentSlot(): Slot {
    const index = this.slotIndex();
    const last = this.slots.at(-1);
    if (last?.index === index) return last;
    const slot = { index, hits: 0, misses: 0 };
    this.slots = [...this.slots.slice(1 - SLOTS_KEPT), slot];
    return slot;
  }

  private slotIndex(): number {
    return Math.floor(this.clock.monotonic() / SLOT_MS);
  }
}

function share({ hits, misses }: Tally): number | null {
  return hits + misses === 0 ? null : hits / (hits + misses);
}
