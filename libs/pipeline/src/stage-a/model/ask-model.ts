import { LlmError, type Completion, type LlmProvider, type ModelCallCost } from '@app/llm-provider';
import type { ModelOutput, PromptIdentity, PromptRegistry } from '@app/prompt-registry';

export interface ModelDependencies {
  readonly provider: LlmProvider;
  readonly prompts: PromptRegistry;
  readonly signal: AbortSignal;
  /** Longest duration of one call in milliseconds. */
  readonly deadlineMs: number;
  /** Told of every call that was answered, usable or not. */
  readonly onCall: (cost: ModelCallCost, prompt: PromptIdentity) => void;
}

export interface ModelAnswer<T> {
  readonly value: T;
  readonly completion: Completion;
}

/**
 * Has the model fill in the output of a prompt; asks a second time only where the first answer was unusable.
 * @throws LlmError as the provider does; `bad_output` where both answers were unusable
 */
export async function askModel<T>(
  output: ModelOutput<T>,
  promptName: string,
  variables: Readonly<Record<string, string>>,
  { provider, prompts, signal, deadlineMs, onCall }: ModelDependencies,
): Promise<ModelAnswer<T>> {
  const { messages, sampling, prompt, output: asked } = prompts.render(promptName, variables);
  if (asked !== output.name)
    throw new Error(`The prompt '${promptName}' has the output '${asked}', not '${output.name}'.`);

  const attempt = async (seed: number): Promise<ModelAnswer<T>> => {
    const completion = await provider.complete({
      messages,
      schema: { name: output.name, schema: output.jsonSchema },
      temperature: sampling.temperature,
      seed,
      maxTokens: sampling.maxTokens,
      deadlineMs,
      signal,
      priority: 'interactive',
      purpose: promptName,
      logprobs: true,
    });
    onCall(completion, prompt);
    return { value: checked(output, completion), completion };
  };

  try {
    return await attempt(sampling.seed);
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind !== 'bad_output') throw error;
    if (error.cost) onCall(error.cost, prompt);
    return await attempt(sampling.seed + 1).catch((second: unknown) => {
      if (second instanceof LlmError && second.cost) onCall(second.cost, prompt);
      throw second;
    });
  }
}

function checked<T>(output: ModelOutput<T>, { parsed }: Completion): T {
  const read = output.read(parsed);
  if (read.success) return read.data;
  throw new LlmError('bad_output', `The language model did not keep to the form '${output.name}'.`, {
    cause: read.error,
  });
}
