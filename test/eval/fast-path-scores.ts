import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InventorySnapshot } from '@app/assets';
import { actionDefinition, canonicalUnderstanding, type Effect } from '@app/contracts';
import { readRequest as understand } from '@app/pipeline';

interface LabelledRequest {
  readonly id: string;
  readonly request: string;
  readonly action: string;
  readonly entities: readonly { readonly type: string; readonly value: string }[];
  readonly effect: Effect;
  readonly outcome: string;
}

interface Pair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
}

export interface Scores {
  readonly requests: number;
  /** Understood or asked back, not handed over. */
  readonly answered: number;
  readonly coverage: number;
  /** Share of the answered with the labelled action and the right choice between answering and asking back. */
  readonly precision: number;
  readonly entityF1: number;
  /** Ids whose label changes something while the fast path understood something harmless. */
  readonly unsafe: readonly string[];
  readonly wrong: readonly string[];
}

/** Reads a file of labelled lines beside this one. */
export function labelled<T>(name: string): T[] {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

/** How the fast path alone does on labelled requests. */
export function score(requests: readonly LabelledRequest[], snapshot: InventorySnapshot): Scores {
  const wrong: string[] = [];
  const unsafe: string[] = [];
  let answered = 0;
  let named = 0;
  let found = 0;
  let shared = 0;
  for (const { id, request, action, entities, effect, outcome } of requests) {
    const result = understand(request, snapshot);
    if (result.kind === 'handed_over') continue;
    answered += 1;
    const { intent, entities: understood } = result.understanding;
    if (intent.action !== action || (result.kind === 'clarify') !== (outcome === 'clarify')) wrong.push(id);
    if (changes(effect) && !changes(actionDefinition(intent.action).effect)) unsafe.push(id);
    const gold = new Set(entities.map(({ type, value }) => `${type}=${value}`));
    const own = new Set(understood.map(({ type, value }) => `${type}=${value}`));
    named += gold.size;
    found += own.size;
    shared += [...own].filter((entity) => gold.has(entity)).length;
  }
  return {
    requests: requests.length,
    answered,
    coverage: answered / requests.length,
    precision: (answered - wrong.length) / answered,
    entityF1: (2 * shared) / (named + found),
    unsafe,
    wrong,
  };
}

export const devRequests = (): LabelledRequest[] => labelled('dev.jsonl');
export const colleagues = (): LabelledRequest[] => labelled('colleagues.jsonl');
export const operators = (): LabelledRequest[] => labelled('operators.jsonl');
export const unseen = (): LabelledRequest[] => labelled('unseen.jsonl');
export const paraphrases = (): LabelledRequest[] => labelled('paraphrases.jsonl');
/** One half of the ids, for a second figure; neither half is unseen. */
export const isOdd = ({ id }: { readonly id: string }): boolean => Number(id.slice(1)) % 2 === 1;

/** The pairs of a file of which both are understood, and the ids of those that share an understanding. */
export function compare(
  name: string,
  snapshot: InventorySnapshot,
): { understood: number; sharing: string[] } {
  const sharing: string[] = [];
  let understood = 0;
  for (const { id, a, b } of labelled<Pair>(name)) {
    const [left, right] = [understand(a, snapshot), understand(b, snapshot)];
    if (left.kind !== 'understood' || right.kind !== 'understood') continue;
    understood += 1;
    if (canonicalUnderstanding(left.understanding) === canonicalUnderstanding(right.understanding))
      sharing.push(id);
  }
  return { understood, sharing };
}

function changes(effect: Effect): boolean {
  return effect === 'write' || effect === 'destructive';
}
