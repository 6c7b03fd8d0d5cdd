import type { Clock } from '@app/telemetry';
import { UNKNOWN_LOAD, type EngineLoad } from '../engine-load.js';
import type { UsageTotals } from './usage-totals.js';

/** A few rounds of the health checks: an engine too busy to tell keeps what it told before, but not for long. */
const HOLDS_MS = 30_000;

/** What an engine last told of its load; the hits that it does not tell come from the usage of our own calls. */
export class LastLoad {
  #seen: { readonly load: EngineLoad; readonly at: number } | undefined;

  constructor(
    private readonly usage: UsageTotals,
    private readonly clock: Clock,
  ) {}

  /** The engine was asked; `undefined` where it told nothing. */
  saw(load: EngineLoad | undefined): void {
    if (load) this.#seen = { load, at: this.clock.monotonic() };
  }

  /** As of now, without asking; `undefined` where nothing is known. */
  current(): EngineLoad | undefined {
    const load = this.#fresh();
    if (load && load.prefix_hit_share !== null) return load;
    const share = this.usage.prefixHitShare();
    return share === null ? load : { ...(load ?? UNKNOWN_LOAD), prefix_hit_share: share, source: 'usage' };
  }

  #fresh(): EngineLoad | undefined {
    const seen = this.#seen;
    return seen && this.clock.monotonic() - seen.at <= HOLDS_MS ? seen.load : undefined;
  }
}
