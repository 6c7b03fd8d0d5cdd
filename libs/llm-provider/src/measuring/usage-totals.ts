import type { CompletionUsage } from '../completion.js';
import { share } from '../engine-load.js';

/** Prompt tokens of the calls whose answers told both how many there were and how many were known from before. */
export class UsageTotals {
  #prompt = 0;
  #cached = 0;

  add({ prompt, cached }: CompletionUsage): void {
    // An engine that does not tell says nothing about the share, rather than nought.
    if (prompt === null || cached === null || !(prompt >= 0) || !(cached >= 0 && cached <= prompt)) return;
    this.#prompt += prompt;
    this.#cached += cached;
  }

  /** From 0 to 1; `null` before the first call that told. */
  prefixHitShare(): number | null {
    return share(this.#cached, this.#prompt);
  }
}
