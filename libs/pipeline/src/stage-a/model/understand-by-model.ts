import { ACTIONS, ENTITY_TYPES, type Understanding } from '@app/contracts';
import { LlmError, type Completion, type LlmProvider } from '@app/llm-provider';
import type { PromptIdentity, PromptRegistry } from '@app/prompt-registry';
import { actionProbability } from './action-probability.js';
import { MODEL_OUTPUT_JSON_SCHEMA, readModelOutput, type ModelOutput } from './model-output.js';
import { toUnderstanding } from './to-understanding.js';

export interface ModelDependencies {
  readonly provider: LlmProvider;
  readonly prompts: PromptRegistry;
  readonly signal: AbortSignal;
  /** Longest duration of one call in milliseconds. */
  readonly deadlineMs: number;
}

/** A request as a model understood it, with what it cost. */
export interface ModelUnderstanding {
  readonly understanding: Understanding;
  /** 0 to 1, from evidence. */
  readonly confidence: number;
  /** Every call that was answered, one or two. */
  readonly completions: readonly Completion[];
  readonly prompt: PromptIdentity;
  readonly model: string;
}

const PROMPT = 'understand';
const OUTPUT = 'understanding';

/** The prompt's fixed part: equal bytes in every call, so that engines reuse what they computed. */
const FIXED_VARIABLES = { actions: ACTIONS.join(' '), entity_types: ENTITY_TYPES.join(' ') };

/**
 * Has the model understand a request in one call; a second one only where the first gave nothing usable.
 * @throws LlmError as the provider does; `bad_output` where both calls gave nothing usable
 */
export async function understandByModel(
  request: string,
  dependencies: ModelDependencies,
): Promise<ModelUnderstanding> {
  const { prompt, output, messages, sampling } = dependencies.prompts.render(PROMPT, {
    ...FIXED_VARIABLES,
    request,
  });
  if (output !== OUTPUT)
    throw new Error(`The prompt '${PROMPT}' has the output '${output}', not '${OUTPUT}'.`);
  const { provider, signal, deadlineMs } = dependencies;
  const completions: Completion[] = [];

  const attempt = async (seed: number, maxTokens: number): Promise<ModelUnderstanding> => {
    const completion = await provider.complete({
      messages,
      schema: { name: OUTPUT, schema: MODEL_OUTPUT_JSON_SCHEMA },
      temperature: sampling.temperature,
      seed,
      maxTokens,
      deadlineMs,
      signal,
      priority: 'interactive',
      purpose: PROMPT,
      logprobs: true,
    });
    completions.push(completion);
    const evidence = toUnderstanding(checked(completion), request, actionProbability(completion));
    return { ...evidence, completions, prompt, model: completion.model };
  };

  try {
    return await attempt(sampling.seed, sampling.maxTokens);
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind !== 'bad_output') throw error;
    return await attempt(sampling.seed + 1, sampling.maxTokens * 2);
  }
}

function checked({ parsed }: Completion): ModelOutput {
  const output = readModelOutput(parsed);
  if (output.success) return output.data;
  throw new LlmError('bad_output', 'The language model did not keep to the form of an understanding.', {
    cause: output.error,
  });
}
