import { comparePairs } from './compare-pairs.js';
import { EvalEngine } from './eval-engine.js';
import { readLabelled, RequestPairSchema } from './labelled-request.js';
import type { Reported } from './reporting.js';

interface PairsOptions {
  readonly pairs: string;
  readonly same: string;
  readonly provider: string;
  readonly signal: AbortSignal;
}

export async function scorePairs({ pairs, same, provider, signal }: PairsOptions): Promise<Reported> {
  const lists = {
    pairs: (await readLabelled(pairs, RequestPairSchema)).lines,
    same: (await readLabelled(same, RequestPairSchema)).lines,
  };
  const engine = await EvalEngine.start({ LLM_PROVIDER: provider });
  try {
    const report = await comparePairs(engine, lists, signal);
    const { pairs: n, false_hits: falseHits, same: equal, met } = report.summary;
    const falseOnes = report.items.filter(
      (item) => item.kind === 'pair' && (item.shared_entry || item.shared_understanding),
    );
    const text = [
      `${falseHits} false hits on ${n} look-alike pairs; ${met} of ${equal} equal pairs meet in one understanding.`,
      ...falseOnes.map(({ id }) => `False hit: ${id}`),
    ].join('\n');
    return { report, text };
  } finally {
    await engine.close();
  }
}
