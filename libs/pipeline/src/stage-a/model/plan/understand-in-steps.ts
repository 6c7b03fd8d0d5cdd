import type { Clarification } from '../../../stage-d/responder.js';
import { nameOf } from '../../../asked-parts.js';
import type { ModelUnderstanding } from '../model-understanding.js';
import { clausesOf } from './clauses.js';
import { planFaults } from './plan-faults.js';
import { type PlanDependencies, planSteps } from './plan-steps.js';
import { wholeOf } from '../../whole-of-steps.js';

const ONE_AT_A_TIME: Clarification = {
  question: 'It asks for several things that could not be told apart. Ask for one thing at a time.',
  missing: [],
};

/**
 * Understands a request of several things once more, in steps. The plan may raise what the first call understood and
 * never lower it: one that is less grave is not sure, and a risk that was stated stays. Where no plan comes out a
 * question goes back: the single action of the first call would be a part of what was asked.
 * @throws LlmError where the model cannot be asked
 */
export async function understandInSteps(
  request: string,
  first: ModelUnderstanding,
  dependencies: PlanDependencies,
): Promise<ModelUnderstanding> {
  const plan = await planSteps(request, dependencies);
  if (!plan) return { ...first, clarification: ONE_AT_A_TIME };
  const { steps, written, words } = plan;
  const faults = planFaults({ request, first: first.understanding, steps, written, words });
  const understanding = wholeOf(steps);
  const asked = clausesOf(request).length;
  return {
    ...first,
    understanding,
    // What a plan seems to lack weighs like what an understanding leaves out.
    observed: { ...first.observed, ...plan.observed, omitted: plan.observed.omitted + faults },
    ...(steps.length < asked && {
      note: `It seems to ask for ${asked} things, and was understood as: ${nameOf(understanding)}. Ask for the rest by itself.`,
    }),
  };
}
