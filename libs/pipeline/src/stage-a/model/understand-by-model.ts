import { createHash } from 'node:crypto';
import type { PromptRegistry } from '@app/prompt-registry';
import type { ModelUnderstanding } from './model-understanding.js';
import { needsPlan } from './plan/needs-plan.js';
import type { PlanDependencies } from './plan/plan-steps.js';
import { understandInSteps } from './plan/understand-in-steps.js';
import { understandInFourCalls } from './understand-in-four-calls.js';
import { understandInOneCall } from './understand-in-one-call.js';

const ONE_CALL = ['understand'] as const;
const FOUR_CALLS = ['intent', 'entities', 'confidence', 'risk'] as const;
/** Of every set: what asks for several things is read once more, in steps. */
const PLAN = 'plan';

/** The prompts by which a set understands a request, one call each. */
export function understandingPrompts(prompts: PromptRegistry): readonly string[] {
  return prompts.has(ONE_CALL[0]) ? ONE_CALL : FOUR_CALLS;
}

/** Digest of every prompt that takes part in understanding, for keys. */
export function understandingPromptHash(prompts: PromptRegistry): string {
  const hashes = [...understandingPrompts(prompts), PLAN].map((name) => prompts.identity(name).hash);
  return createHash('sha256').update(hashes.join('\n')).digest('hex');
}

/**
 * Has the model understand a request, in as many calls as the chosen prompts need, and one more where it asks for
 * several things. What is refused anyway is not planned. @throws LlmError
 */
export async function understandByModel(
  request: string,
  dependencies: PlanDependencies,
): Promise<ModelUnderstanding> {
  let trimmed = 0;
  const onCall: PlanDependencies['onCall'] = (cost, prompt) => {
    trimmed += cost.trimmed ?? 0;
    dependencies.onCall(cost, prompt);
  };
  const understanding = await inCalls(request, { ...dependencies, onCall });
  return { ...understanding, ...(trimmed > 0 && { isShortened: true }) };
}

async function inCalls(request: string, dependencies: PlanDependencies): Promise<ModelUnderstanding> {
  const isCompact = understandingPrompts(dependencies.prompts).length === 1;
  const first = await (isCompact
    ? understandInOneCall(request, dependencies)
    : understandInFourCalls(request, dependencies));
  return first.understanding.intent.action === 'out_of_scope' || !needsPlan(request)
    ? first
    : understandInSteps(request, first, dependencies);
}
