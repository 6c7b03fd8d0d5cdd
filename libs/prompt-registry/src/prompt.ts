import { parse } from 'yaml';
import { checkPrompt } from './check-prompt.js';
import { delimit } from './delimit.js';
import { PromptError } from './prompt.errors.js';
import { PromptFileSchema, type PromptFile, type PromptVariable } from './prompt-file.schema.js';
import { promptHash } from './prompt-hash.js';
import { parseTemplate, type TemplatePart } from './template.js';

/** Identity of a prompt. `hash` is that of {@link promptHash}: part of every key made with the prompt and its records. */
export interface PromptIdentity {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
}

export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /** From 1 to 9: may be left out where the prompt does not fit into the context, lower numbers first. */
  readonly trim?: number;
}

export type PromptSampling = Readonly<{ temperature: number; seed: number; maxTokens: number }>;

/** A prompt file that has been read, checked and split; renders itself strictly. */
export class Prompt {
  readonly identity: PromptIdentity;

  private constructor(
    readonly file: PromptFile,
    private readonly templates: readonly (readonly TemplatePart[])[],
    set: string,
  ) {
    this.identity = { name: file.name, version: `${set}.${file.version}`, hash: promptHash(file) };
  }

  /** @throws PromptError where the file is not a valid prompt */
  static parse(source: string, set: string, path: string): Prompt {
    try {
      const file = PromptFileSchema.parse(parse(source));
      const templates = file.messages.map(({ content }) => parseTemplate(content));
      checkPrompt(file, templates);
      return new Prompt(file, templates, set);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new PromptError(`The prompt file ${path} is not valid: ${reason}`, { cause });
    }
  }

  get sampling(): PromptSampling {
    const { temperature, seed, max_tokens: maxTokens } = this.file.sampling;
    return { temperature, seed, maxTokens };
  }

  /** Characters of the fixed text: what every call pays for. */
  get staticCharacters(): number {
    return this.templates.flat().reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
  }

  /** @throws PromptError for a variable that is missing, unknown or too long */
  render(values: Readonly<Record<string, string>>): PromptMessage[] {
    for (const name of Object.keys(values)) {
      if (!Object.hasOwn(this.file.variables, name)) throw this.#refused(`has no variable '${name}'`);
    }
    return this.file.messages.map(({ content: _template, ...message }, index) => ({
      ...message,
      content: (this.templates[index] ?? [])
        .map((part) => ('text' in part ? part.text : this.#fill(part.variable, values)))
        .join(''),
    }));
  }

  #fill(name: string, values: Readonly<Record<string, string>>): string {
    const declared: PromptVariable | undefined = this.file.variables[name];
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || !declared) throw this.#refused(`needs the variable '${name}'`);
    if (value.length > declared.max_characters) {
      throw this.#refused(`takes at most ${declared.max_characters} characters for '${name}'`);
    }
    return declared.kind === 'data' ? delimit(name, value) : value;
  }

  #refused(reason: string): PromptError {
    return new PromptError(`The prompt '${this.file.name}' ${reason}.`);
  }
}
