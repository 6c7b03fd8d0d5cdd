import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '@app/telemetry';
import { CacheEngine, type Cached, type Loaded } from './cache-engine.js';
import { buildCacheKey } from './cache-key.js';
import { EpochSource, type EpochVector } from './epochs.js';

const TTL_MS = 1000;
const OWN_EPOCHS = ['cache', 'cache:tool_result'];
const READS: Record<string, readonly string[]> = { a: ['inventory'], b: ['inventory', 'asset:1'] };
const EPOCHS = ['inventory', 'asset:1', ...OWN_EPOCHS];

/** Epochs that another process may move, unknown here until the next poll, and that may stop being known at all. */
class SharedEpochs extends EpochSource {
  readonly stored: Record<string, number> = Object.fromEntries(EPOCHS.map((name) => [name, 0]));
  private learnt = { ...this.stored };
  private trusted = true;

  known(names: readonly string[]): EpochVector {
    return Object.fromEntries(names.map((name) => [name, this.trusted ? (this.learnt[name] ?? 0) : null]));
  }

  async fresh(names: readonly string[]): Promise<EpochVector> {
    return Object.fromEntries(names.map((name) => [name, this.stored[name] ?? 0]));
  }

  async refresh(): Promise<void> {
    this.learnt = { ...this.stored };
    this.trusted = true;
  }

  async bump(names: readonly string[]): Promise<void> {
    for (const name of names) this.moveElsewhere(name);
    await this.refresh();
  }

  distrust(): void {
    this.trusted = false;
  }

  moveElsewhere(name: string): void {
    this.stored[name] = (this.stored[name] ?? 0) + 1;
  }
}

/** What a load read: the versions of the data at that moment, and when. */
interface Reading {
  readonly versions: Readonly<Record<string, number>>;
  readonly readAt: number;
}

interface Answer {
  readonly cached: Cached<Reading>;
  readonly knownWhenAsked: EpochVector;
  /** What the model held for it, where it held anything that might be served. */
  readonly expectedHit: Reading | undefined;
}

interface RunningLoad {
  readonly name: string;
  readonly lease: EpochVector;
  readonly reading: Reading;
  readonly signal: AbortSignal;
  readonly settle: (ending: Ending) => void;
}

type Ending = 'keep' | 'refuse' | 'fail';

type Event =
  | { readonly kind: 'ask'; readonly name: string }
  | { readonly kind: 'settle'; readonly which: number; readonly ending: Ending }
  | { readonly kind: 'move' | 'moveElsewhere'; readonly epoch: string }
  | { readonly kind: 'poll' | 'distrust' }
  | { readonly kind: 'leave'; readonly which: number }
  | { readonly kind: 'wait'; readonly ms: number };

const kind = <K extends Event['kind']>(...kinds: K[]) => fc.constantFrom(...kinds);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kind('ask'), name: fc.constantFrom('a', 'b') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('settle'),
      which: fc.nat(2),
      ending: fc.constantFrom<Ending>('keep', 'keep', 'keep', 'refuse', 'fail'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('move', 'moveElsewhere'), epoch: fc.constantFrom(...EPOCHS) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: kind('poll', 'distrust') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('leave'), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('wait'), ms: fc.nat(700) }) },
);

/** An engine at work beside a plain model of what it must hold. */
class Schedule {
  private readonly clock = new ManualClock(1_000_000);
  private readonly epochs = new SharedEpochs();
  readonly answers: Answer[] = [];
  private readonly engine = new CacheEngine(
    { layer: 'tool_result', enabled: true, maxEntries: 100, maxBytes: 100_000 },
    this.epochs,
    this.clock,
    () => 0,
  );
  private readonly held = new Map<string, { lease: EpochVector; reading: Reading }>();
  private readonly running: RunningLoad[] = [];
  private readonly callers: { controller: AbortController; answer: Promise<unknown> }[] = [];

  async play(step: Event): Promise<void> {
    switch (step.kind) {
      case 'ask':
        return this.ask(step.name);
      case 'settle':
        return this.settle(step.which, step.ending);
      case 'move':
        return this.epochs.bump([step.epoch]);
      case 'moveElsewhere':
        return this.epochs.moveElsewhere(step.epoch);
      case 'poll':
        return this.epochs.refresh();
      case 'distrust':
        return this.epochs.distrust();
      case 'leave':
        return this.callers[step.which]?.controller.abort(new Error('left'));
      case 'wait':
        return this.clock.advance(step.ms);
    }
  }

  /** Lets every load finish and every caller have its answer. */
  async end(): Promise<void> {
    while (this.running.length > 0) this.settle(0, 'keep');
    await Promise.all(this.callers.map(({ answer }) => answer));
  }

  private ask(name: string): void {
    const leased = [...(READS[name] ?? []), ...OWN_EPOCHS];
    const known = this.epochs.known(leased);
    const expected = this.expectedHit(name, known);
    const controller = new AbortController();
    const answer = this.engine
      .getOrLoad<Reading>({
        key: buildCacheKey({ layer: 'tool_result', schema: 1, scope: 'all', parts: { name } }),
        ttlMs: TTL_MS,
        epochs: READS[name] ?? [],
        load: (signal) => this.read(name, known, signal),
        signal: controller.signal,
      })
      .then(
        (cached) => this.answers.push({ cached, knownWhenAsked: known, expectedHit: expected }),
        ignoreExpectedFailure,
      );
    this.callers.push({ controller, answer });
  }

  private settle(which: number, ending: Ending): void {
    const [load] = this.running.splice(which % Math.max(1, this.running.length), 1);
    if (!load) return;
    const { name, lease, reading, signal } = load;
    const now = this.epochs.known(Object.keys(lease));
    if (ending === 'keep' && !signal.aborted && holds(lease, now)) this.held.set(name, { lease, reading });
    load.settle(ending);
  }

  private expectedHit(name: string, known: EpochVector): Reading | undefined {
    const entry = this.held.get(name);
    if (!entry || !holds(entry.lease, known)) return undefined;
    return this.clock.monotonic() < entry.reading.readAt + TTL_MS ? entry.reading : undefined;
  }

  /** Reads at once and answers late: the order in which a stale value is most easily kept. */
  private read(name: string, lease: EpochVector, signal: AbortSignal): Promise<Loaded<Reading>> {
    const reading = { versions: { ...this.epochs.stored }, readAt: this.clock.monotonic() };
    return new Promise((resolve, reject) => {
      const settle = (ending: Ending) => {
        if (ending === 'fail') reject(new Error('read failed'));
        else if (ending === 'keep') resolve({ value: reading, store: true });
        else resolve({ value: reading, store: false, reason: 'low confidence' });
      };
      this.running.push({ name, lease, reading, signal, settle });
    });
  }
}

function holds(lease: EpochVector, now: EpochVector): boolean {
  return Object.keys(lease).every((name) => lease[name] !== null && lease[name] === now[name]);
}

function ignoreExpectedFailure(error: Error): Error {
  if (!['read failed', 'left'].includes(error.message)) throw error;
  return error;
}

/** Lets everything run that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('CacheEngine under any order of events', () => {
  it('serves exactly what its leases allow, and never what was read before a move it knew of', async () => {
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60, size: 'max' }), async (events) => {
        const schedule = new Schedule();
        for (const step of events) {
          await schedule.play(step);
          await settled();
        }
        await schedule.end();
        for (const { cached, knownWhenAsked, expectedHit } of schedule.answers) {
          hits += expectedHit ? 1 : 0;
          expect(cached.provenance.status).toBe(expectedHit ? 'hit' : 'miss');
          expect(cached.value).toEqual(expectedHit ?? cached.value);
          for (const [epoch, version] of Object.entries(knownWhenAsked))
            expect(cached.value.versions[epoch]).toBeGreaterThanOrEqual(version ?? 0);
        }
      }),
      { numRuns: 500 },
    );
    expect(hits).toBeGreaterThan(0);
  });
});
