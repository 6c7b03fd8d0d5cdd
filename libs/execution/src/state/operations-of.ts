import { OperationalError, type Plan, type PlanStep, type Target } from '@app/contracts';
import { changesState } from '@app/policy';
import type { ExecutorRegistry, ToolCatalogue } from '@app/tools';

/** One piece of work: a step that changes something is cut into its targets, so that each is told for itself. */
export interface PlannedOperation {
  readonly step: PlanStep;
  /** Its place among all, from 0; steps depend only on steps before them. */
  readonly position: number;
  /** What it acts on; several only where it just looks. */
  readonly targets: readonly Target[];
}

export function operationsOf({ steps }: Plan): PlannedOperation[] {
  return steps
    .flatMap((step) =>
      changesState(step.effect) && step.targets.length > 0
        ? step.targets.map((target) => ({ step, targets: [target] }))
        : [{ step, targets: step.targets }],
    )
    .map((operation, position) => ({ ...operation, position }));
}

/** @throws OperationalError `invalid_request`, `executor_not_configured` for a plan that cannot be carried out */
export function assertRunnable({ steps }: Plan, catalogue: ToolCatalogue, executors: ExecutorRegistry): void {
  const conditional = steps.find(({ condition }) => condition !== undefined);
  if (steps.length === 0 || conditional)
    throw new OperationalError(
      'invalid_request',
      conditional
        ? `The condition “${conditional.condition}” cannot be checked yet.`
        : 'The plan has no steps.',
      'Ask for the check first, then for the change.',
    );
  for (const { tool, pattern } of steps) {
    const toolPattern = catalogue.find(tool, pattern);
    if (!toolPattern)
      throw new OperationalError(
        'plan_changed',
        `The catalogue no longer has '${pattern}' of '${tool}'.`,
        'Ask again.',
      );
    executors.require(toolPattern);
  }
}
