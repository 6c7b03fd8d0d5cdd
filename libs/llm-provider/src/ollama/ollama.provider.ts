import type { Clock } from '@app/telemetry';
import type { SilenceLimits } from '../call/call-watch.js';
import type { Piece } from '../call/completion-draft.js';
import { HttpAgent } from '../call/http-agent.js';
import { fetchJson, fetchReply } from '../call/http-json.js';
import { collect, runCall, type Wire } from '../call/run-call.js';
import { connectionError, unknownError } from '../call/transport-errors.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { refuseCutPrompt } from './context-guard.js';
import { ndjson } from './ndjson.js';
import { OllamaModels } from './ollama-models.js';
import { ollamaPiece } from './ollama-piece.js';
import { ollamaRequest } from './ollama-request.js';
import { VersionSchema } from './ollama-wire.js';

export interface OllamaOptions {
  readonly baseUrl: string;
  /** Without it, the first model that is installed. */
  readonly model?: string;
  /** `num_ctx` of every call, in tokens. */
  readonly contextTokens: number;
  readonly silence?: SilenceLimits;
}

/** Speaks Ollama's native API: its OpenAI-compatible one cannot set the context and drops fields silently. */
export class OllamaProvider extends LlmProvider implements Wire {
  readonly provider = 'ollama';
  readonly #baseUrl: string;
  readonly #models: OllamaModels;

  constructor(
    private readonly options: OllamaOptions,
    private readonly clock: Clock,
    private readonly http = new HttpAgent(),
  ) {
    super();
    this.#baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.#models = new OllamaModels(this.#baseUrl, http, options.model);
  }

  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  stream(request: CompletionRequest): AsyncIterable<StreamEvent> {
    return runCall(request, this, this.clock, this.options.silence);
  }

  async *open(request: CompletionRequest, signal: AbortSignal): AsyncGenerator<Piece> {
    const { contextTokens } = this.options;
    const reply = await this.#chat(request, signal);
    if (!reply.body) return;
    for await (const line of ndjson(reply.body)) {
      const piece = ollamaPiece(line);
      if (piece.usage) refuseCutPrompt(request, piece.usage, contextTokens);
      yield piece;
    }
  }

  translate(error: unknown): LlmError {
    return connectionError(error) ?? unknownError(error);
  }

  async health(signal: AbortSignal): Promise<LlmHealth> {
    const report = (status: LlmHealth['status'], detail: string, model: string | null = null): LlmHealth => ({
      status,
      provider: this.provider,
      model,
      detail,
    });
    try {
      const { version } = await fetchJson(`${this.#baseUrl}/api/version`, VersionSchema, {
        signal,
        http: this.http,
      });
      const model = await this.#models.installed(signal);
      const context = await this.#models.loadedContext(model, signal);
      if (context !== null && context < this.options.contextTokens) {
        const detail = `${model} is loaded with a context of ${context} tokens, not ${this.options.contextTokens}.`;
        return report('degraded', detail, model);
      }
      return report('up', `Ollama ${version} has ${model}.`, model);
    } catch (error) {
      return report('down', error instanceof LlmError ? error.message : 'Ollama failed.');
    }
  }

  async info(signal: AbortSignal): Promise<LlmInfo> {
    const model = await this.#models.name(signal);
    const loaded = await this.#models.loadedContext(model, signal);
    const { contextTokens } = this.options;
    return {
      provider: this.provider,
      model,
      // What others loaded with a longer context is loaded again with ours by the next call.
      context_tokens: Math.min(loaded ?? contextTokens, contextTokens),
      features: { json_schema: true, logprobs: true, tokenize: false },
    };
  }

  knownModel(): string | null {
    const model = this.#models.known();
    return model === undefined ? null : `ollama:${model}`;
  }

  async countTokens(): Promise<null> {
    return null;
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** A model that was removed since it was found is looked up once more. */
  async #chat(request: CompletionRequest, signal: AbortSignal): Promise<Response> {
    try {
      return await this.#post(request, signal);
    } catch (error) {
      if (!(error instanceof LlmError) || error.kind !== 'model_not_found' || this.options.model) throw error;
      this.#models.forget();
      return await this.#post(request, signal);
    }
  }

  async #post(request: CompletionRequest, signal: AbortSignal): Promise<Response> {
    const model = await this.#models.name(signal);
    const thinks = await this.#models.thinks(model, signal);
    const body = ollamaRequest(request, { model, thinks, contextTokens: this.options.contextTokens });
    return fetchReply(`${this.#baseUrl}/api/chat`, { signal, http: this.http, body });
  }
}
