import type { EvaluationRecord } from './evaluation-record.js';
import { readEvaluation } from './evaluation-records.js';
import type { Prompt, PromptIdentity, PromptMessage, PromptSampling } from './prompt.js';
import { PromptError } from './prompt.errors.js';
import { CURRENT_VERSION, promptsFolder, readPrompts } from './prompt-files.js';

/** A prompt, ready for a model. */
export interface RenderedPrompt {
  readonly messages: readonly PromptMessage[];
  /** Name of the schema that the output must have; `null` for free text. */
  readonly output: string | null;
  readonly sampling: PromptSampling;
  readonly prompt: PromptIdentity;
}

/** A prompt as shown to administrators. */
export interface PromptSummary extends PromptIdentity {
  readonly purpose: string;
  readonly variables: readonly string[];
  readonly output: string | null;
  readonly static_characters: number;
  readonly budget_tokens: number;
  /** File beside it that holds the record of what it reached. */
  readonly record: string;
  /** What this text reached when it was measured; `null` where it never was. */
  readonly evaluation: EvaluationRecord | null;
}

/** The prompts of one version, read and checked when it is made. */
export class PromptRegistry {
  readonly #prompts: ReadonlyMap<string, Prompt>;
  readonly #evaluations: ReadonlyMap<string, EvaluationRecord | null>;

  /** @throws PromptError for an unknown version, naming those that exist, or an invalid file */
  constructor(version: string = CURRENT_VERSION, folder: string = promptsFolder()) {
    const set = readPrompts(folder, version);
    this.#prompts = set.prompts;
    this.#evaluations = new Map(
      [...set.prompts].map(([name, prompt]) => [name, readEvaluation(set.folder, prompt)]),
    );
  }

  /** @throws PromptError for an unknown prompt, and for a variable that is missing, unknown or too long */
  render(name: string, variables: Readonly<Record<string, string>>): RenderedPrompt {
    const prompt = this.#prompt(name);
    return {
      messages: prompt.render(variables),
      output: prompt.file.output ?? null,
      sampling: prompt.sampling,
      prompt: prompt.identity,
    };
  }

  /** Name, version and hash of a prompt, for keys. @throws PromptError for an unknown prompt */
  identity(name: string): PromptIdentity {
    return this.#prompt(name).identity;
  }

  has(name: string): boolean {
    return this.#prompts.has(name);
  }

  list(): PromptSummary[] {
    return [...this.#prompts.values()].map((prompt) => ({
      ...prompt.identity,
      purpose: prompt.file.purpose,
      variables: Object.keys(prompt.file.variables),
      output: prompt.file.output ?? null,
      static_characters: prompt.staticCharacters,
      budget_tokens: prompt.file.budget_tokens,
      record: prompt.file.evaluation,
      evaluation: this.#evaluations.get(prompt.identity.name) ?? null,
    }));
  }

  #prompt(name: string): Prompt {
    const prompt = this.#prompts.get(name);
    if (prompt) return prompt;
    throw new PromptError(`There is no prompt '${name}'; there is ${[...this.#prompts.keys()].join(', ')}.`);
  }
}
