import type { Entity, Understanding, UnderstoodStep } from '@app/contracts';
import { gravityOf } from '@app/policy';

/** The gravest of some steps, and of equals the first. */
function gravestOf(steps: readonly [UnderstoodStep, ...UnderstoodStep[]]): UnderstoodStep {
  return steps.reduce((gravest, step) => (gravityOf(step) > gravityOf(gravest) ? step : gravest));
}

/**
 * A request in steps as a whole: it asks for what its gravest step asks for, and names what any of them names. A
 * single step is the request itself.
 */
export function wholeOf(steps: readonly [UnderstoodStep, ...UnderstoodStep[]]): Understanding {
  const { intent, arguments: said, query } = gravestOf(steps);
  const [{ condition, ...only }, ...others] = steps;
  if (others.length === 0)
    return { ...only, arguments: { ...only.arguments, ...(condition !== undefined && { condition }) } };
  return {
    intent,
    entities: unionOf(steps),
    arguments: said,
    ...(query && { query }),
    steps: [...steps],
  };
}

function unionOf(steps: readonly UnderstoodStep[]): Entity[] {
  const entities = steps.flatMap((step) => step.entities);
  return [
    ...new Map(
      entities.map((entity) => [`${entity.type} ${entity.value} ${entity.negated ?? false}`, entity]),
    ).values(),
  ];
}
