import { createHash } from 'node:crypto';
import type { PromptRegistry } from '@app/prompt-registry';
import type { ModelDependencies } from './ask-model.js';
import type { ModelUnderstanding } from './model-understanding.js';
import { understandInFourCalls } from './understand-in-four-calls.js';
import { understandInOneCall } from './understand-in-one-call.js';

const ONE_CALL = ['understand'] as const;
const FOUR_CALLS = ['intent', 'entities', 'confidence', 'risk'] as const;

/** The prompts by which a set understands a request, one call each. */
export function understandingPrompts(prompts: PromptRegistry): readonly string[] {
  return prompts.has(ONE_CALL[0]) ? ONE_CALL : FOUR_CALLS;
}

/** Digest of every prompt that takes part in understanding, for keys. */
export function understandingPromptHash(prompts: PromptRegistry): string {
  const hashes = understandingPrompts(prompts).map((name) => prompts.identity(name).hash);
  return createHash('sha256').update(hashes.join('\n')).digest('hex');
}

/** Has the model understand a request, in as many calls as the chosen prompts need. @throws LlmError */
export function understandByModel(
  request: string,
  dependencies: ModelDependencies,
): Promise<ModelUnderstanding> {
  const isCompact = understandingPrompts(dependencies.prompts).length === 1;
  return isCompact
    ? understandInOneCall(request, dependencies)
    : understandInFourCalls(request, dependencies);
}
