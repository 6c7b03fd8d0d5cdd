import { canonicalUnderstanding, type Response } from '@app/contracts';
import type { EvalEngine } from './eval-engine.js';
import type { RequestPair } from './labelled-request.js';

export interface PairItem {
  readonly id: string;
  readonly kind: 'pair' | 'same';
  /** One was answered from what the other left in IntentCache, in either order. */
  readonly shared_entry: boolean;
  readonly shared_understanding: boolean;
}

export interface PairsReport {
  readonly summary: {
    readonly pairs: number;
    /** Look-alikes that share an entry or an understanding. */
    readonly false_hits: number;
    readonly same: number;
    /** Requests that mean the same and are understood the same. */
    readonly met: number;
  };
  readonly items: readonly PairItem[];
}

/** Asks both requests of every pair in both orders, by the real IntentCache. */
export async function comparePairs(
  engine: Pick<EvalEngine, 'ask'>,
  lists: { readonly pairs: readonly RequestPair[]; readonly same: readonly RequestPair[] },
  signal: AbortSignal,
): Promise<PairsReport> {
  const items: PairItem[] = [];
  for (const kind of ['pair', 'same'] as const) {
    for (const { id, a, b } of kind === 'pair' ? lists.pairs : lists.same) {
      signal.throwIfAborted();
      const ask = (text: string) => engine.ask(text, false, signal);
      const there = [await ask(a), await ask(b)] as const;
      const back = [await ask(b), await ask(a)] as const;
      items.push({
        id,
        kind,
        shared_entry: shareEntry(...there) || shareEntry(...back),
        shared_understanding: shareUnderstanding(...there) || shareUnderstanding(...back),
      });
    }
  }
  const of = (kind: PairItem['kind']) => items.filter((item) => item.kind === kind);
  return {
    summary: {
      pairs: lists.pairs.length,
      false_hits: of('pair').filter((item) => item.shared_entry || item.shared_understanding).length,
      same: lists.same.length,
      met: of('same').filter((item) => item.shared_understanding).length,
    },
    items,
  };
}

/** Other requests may have filled the entry before; what counts is that both are answered from one. */
function shareEntry(one: Response, other: Response): boolean {
  const [first, second] = [one.cache.intent, other.cache.intent];
  return second.status === 'hit' && second.key_hash !== null && second.key_hash === first.key_hash;
}

/** Questions, refusals and failures never share one. */
function shareUnderstanding({ decision: one }: Response, { decision: other }: Response): boolean {
  if (!one || !other) return false;
  const isMeant = ({ outcome }: typeof one) => outcome !== 'clarify' && outcome !== 'refuse';
  return isMeant(one) && isMeant(other) && canonicalUnderstanding(one) === canonicalUnderstanding(other);
}
