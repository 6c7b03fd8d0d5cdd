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
  const { call, prompt } = renderCall(output, promptName, variables, prompts);

  const attempt = async (seed: number): Promise<ModelAnswer<T>> => {
    const completion = await provider.complete({
      ...call,
      seed,
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
    return await attempt(call.seed);
  } catch (error) {
    if (!(error instanceof LlmError) || error.kind !== 'bad_output') throw error;
    if (error.cost) onCall(error.cost, prompt);
    return await attempt(call.seed + 1).catch((second: unknown) => {
      if (second instanceof LlmError && second.cost) onCall(second.cost, prompt);
      throw second;
    });
  }
}

/** What is sent for a prompt, whoever asks. @throws Error where the prompt is of another output */
export function renderCall(
  output: ModelOutput<unknown>,
  promptName: string,
  variables: Readonly<Record<string, string>>,
  prompts: PromptRegistry,
) {
  const { messages, sampling, prompt, output: asked } = prompts.render(promptName, variables);
  if (asked !== output.name)
    throw new Error(`The prompt '${promptName}' has the output '${asked}', not '${output.name}'.`);
  const schema = { name: output.name, schema: output.jsonSchema };
  return { call: { messages, schema, ...sampling }, prompt };
}

function checked<T>(output: ModelOutput<T>, { parsed }: Completion): T {
  const read = output.read(parsed);
  if (read.success) return read.data;
  throw new LlmError('bad_output', `The language model did not keep to the form '${output.name}'.`, {
    cause: read.error,
  });
}
