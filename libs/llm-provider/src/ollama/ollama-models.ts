import { z } from 'zod';
import type { HttpAgent } from '../call/http-agent.js';
import { fetchJson } from '../call/http-json.js';
import { LlmError } from '../llm.errors.js';
import { LoadedSchema, ShowSchema, TagsSchema } from './ollama-wire.js';

/** What Ollama has installed, and what a model can do. Capabilities are remembered by model. */
export class OllamaModels {
  readonly #thinks = new Map<string, boolean>();
  #first: string | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly http: HttpAgent,
    private readonly wanted?: string,
  ) {}

  /** The name as far as it is known without asking. */
  known(): string | undefined {
    return this.wanted ?? this.#first;
  }

  /** The configured model, else the first one installed. @throws LlmError `model_not_found` if there is none. */
  async name(signal: AbortSignal): Promise<string> {
    if (this.wanted) return this.wanted;
    return this.#first ?? (await this.installed(signal));
  }

  /** Asks Ollama now whether the model is there. @throws LlmError `model_not_found` */
  async installed(signal: AbortSignal): Promise<string> {
    const { models } = await this.#get('/api/tags', TagsSchema, signal);
    const names = models.map(({ name }) => name);
    const found = this.wanted ? names.find((name) => isSameModel(name, this.wanted ?? '')) : names[0];
    if (found) return this.wanted ?? (this.#first = found);
    throw new LlmError(
      'model_not_found',
      this.wanted
        ? `Ollama has no model '${this.wanted}': run \`ollama pull ${this.wanted}\`.`
        : 'Ollama has no model: run `ollama pull` with the name of one.',
    );
  }

  /** Whether the model has a thinking mode that must be turned off. */
  async thinks(model: string, signal: AbortSignal): Promise<boolean> {
    const known = this.#thinks.get(model);
    if (known !== undefined) return known;
    const body = { model };
    const { capabilities } = await fetchJson(`${this.baseUrl}/api/show`, ShowSchema, {
      signal,
      http: this.http,
      body,
    });
    const thinks = capabilities.includes('thinking');
    this.#thinks.set(model, thinks);
    return thinks;
  }

  /** The context that the loaded model really has; `null` while it is not loaded. */
  async loadedContext(model: string, signal: AbortSignal): Promise<number | null> {
    const { models } = await this.#get('/api/ps', LoadedSchema, signal);
    return models.find(({ name }) => isSameModel(name, model))?.context_length ?? null;
  }

  /** Forgets what was found out; the next call asks again. */
  forget(): void {
    this.#first = undefined;
    this.#thinks.clear();
  }

  #get<T>(path: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
    return fetchJson(`${this.baseUrl}${path}`, schema, { signal, http: this.http });
  }
}

/** `llama3` and `llama3:latest` are one model. */
function isSameModel(left: string, right: string): boolean {
  const full = (name: string) => (name.includes(':') ? name : `${name}:latest`);
  return full(left) === full(right);
}
