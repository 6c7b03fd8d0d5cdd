import { z } from 'zod';
import type { HttpAgent } from '../call/http-agent.js';
import { fetchJson } from '../call/http-json.js';
import { LlmError } from '../llm.errors.js';

/** One entry of `/v1/models`. llama-server tells its context in `meta`, vLLM in `max_model_len`. */
const ModelSchema = z.object({
  id: z.string(),
  parent: z.string().nullish(),
  max_model_len: z.number().nullish(),
  meta: z.object({ n_ctx: z.number().nullish() }).nullish(),
});
const ModelListSchema = z.object({ data: z.array(ModelSchema) });
const PropertiesSchema = z.object({ default_generation_settings: z.object({ n_ctx: z.number() }) });

export interface ServedModel {
  readonly id: string;
  readonly contextTokens: number | null;
}

/** Which model a server serves, remembered until it is told that this no longer holds. */
export class ServedModels {
  #known: ServedModel | undefined;

  constructor(
    private readonly server: {
      readonly root: string;
      readonly api: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly http: HttpAgent;
    },
    /** The configured name; without it the first model that is no adapter of another. */
    private readonly wanted?: string,
  ) {}

  /** The name as far as it is known without asking. */
  known(): string | undefined {
    return this.wanted ?? this.#known?.id;
  }

  /** The name to send: no question to the server where one is configured. */
  async name(signal: AbortSignal): Promise<string> {
    return this.wanted ?? (await this.served(signal)).id;
  }

  /** @throws LlmError `model_not_found` where the server serves none, or not the configured one. */
  async served(signal: AbortSignal): Promise<ServedModel> {
    return this.#known ?? (await this.read(signal));
  }

  forget(): void {
    this.#known = undefined;
  }

  /** Asks the server now. */
  async read(signal: AbortSignal): Promise<ServedModel> {
    const { api, headers, http } = this.server;
    const { data } = await fetchJson(`${api}/models`, ModelListSchema, { signal, headers, http });
    const model = data.find(({ id, parent }) => (this.wanted ? id === this.wanted : !parent)) ?? data[0];
    if (!model || (this.wanted && model.id !== this.wanted)) {
      throw new LlmError(
        'model_not_found',
        this.wanted
          ? `The server does not serve the model '${this.wanted}'.`
          : 'The server serves no language model.',
      );
    }
    const contextTokens =
      model.max_model_len ?? model.meta?.n_ctx ?? (await this.#contextFromProperties(signal));
    this.#known = { id: model.id, contextTokens };
    return this.#known;
  }

  async #contextFromProperties(signal: AbortSignal): Promise<number | null> {
    const { root, headers, http } = this.server;
    try {
      const properties = await fetchJson(`${root}/props`, PropertiesSchema, { signal, headers, http });
      return properties.default_generation_settings.n_ctx;
    } catch (error) {
      // Only llama-server has this page; without it the context is unknown, which is no failure.
      if (error instanceof LlmError && error.kind !== 'cancelled') return null;
      throw error;
    }
  }
}
