import type { EntityType } from '@app/contracts';
import type { PlannedStep } from '@app/prompt-registry';

const NAMED: ReadonlySet<EntityType> = new Set(['hostname', 'ip_address', 'application', 'database']);
const SCOPES: ReadonlySet<EntityType> = new Set([
  'environment',
  'os',
  'asset_type',
  'data_center',
  'owner',
  'tag',
]);

/** Words that stand for a machine or for records that were named before, in the same request. */
const POINTING =
  /(?<![\w-])(?:its?|them|they|their|there|those|these|(?:that|this|the|the same) (?:host|server|machine|box|node|one|database|db|application|app)|dort|ihn|deren)(?![\w-])/i;

/** Words that stand for something said before, whatever it is. */
const REFERRING = /(?<![\w-])(?:that|this|same|other|others|rest|both)(?![\w-])/i;

/** Whether words lean on something that was said elsewhere. */
export function leansOnOthers(words: string): boolean {
  return POINTING.test(words) || REFERRING.test(words);
}

/**
 * Gives a step that says "it", "them" or "there" and names no target the one of the nearest step before it that does,
 * with what is excluded there. Without such a word nothing is filled in: what stands beside an operation is not its
 * target.
 * @param clauses the words of each step alone
 */
export function completeSteps(steps: readonly PlannedStep[], clauses: readonly string[]): PlannedStep[] {
  const completed: PlannedStep[] = [];
  for (const [at, step] of steps.entries()) {
    const isOpen = POINTING.test(clauses[at] ?? '') && targetsFor(step, step).length === 0;
    const before = isOpen ? completed.findLast((earlier) => targetsFor(step, earlier).length > 0) : undefined;
    completed.push(
      before ? { ...step, e: [...step.e, ...targetsFor(step, before)], n: [...step.n, ...before.n] } : step,
    );
  }
  return completed;
}

/** What a step names that the operation of another can act on; what a record is to be changed to is no target. */
function targetsFor({ a: action }: PlannedStep, { e }: PlannedStep): PlannedStep['e'] {
  return e.filter(({ t }) => NAMED.has(t) || (SCOPES.has(t) && action !== 'update_asset'));
}
