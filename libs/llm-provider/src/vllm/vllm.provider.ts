import type { Clock } from '@app/telemetry';
import OpenAI, { NotFoundError } from 'openai';
import type { SilenceLimits } from '../call/call-watch.js';
import type { Piece } from '../call/completion-draft.js';
import { HttpAgent } from '../call/http-agent.js';
import { fetchReply } from '../call/http-json.js';
import { collect, runCall, type Wire } from '../call/run-call.js';
import { askSideDoor } from '../call/side-door.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import type { EngineLoad } from '../engine-load.js';
import { readEngineMetrics } from '../engine-metrics/read-engine-metrics.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { LlmError } from '../llm.errors.js';
import { boundedFetch } from './bounded-fetch.js';
import { countTokens } from './count-tokens.js';
import { openAiRoots } from './openai-base-url.js';
import { ServedModels } from './served-models.js';
import { vllmPiece } from './vllm-piece.js';
import { vllmRequest } from './vllm-request.js';
import { translateVllmError } from './vllm.errors.js';

export interface VllmOptions {
  /** With or without `/v1`. */
  readonly baseUrl: string;
  /** Without it, what the server serves first. */
  readonly model?: string;
  readonly apiKey?: string;
  /** Name in health and info; another one where this adapter speaks to an engine of ours. */
  readonly provider?: string;
  /** Engine and model as keys name them, where that is not `provider:model`. */
  readonly modelId?: string;
  /** For the chat template, such as `{ enable_thinking: false }`; nothing is sent without it. */
  readonly chatTemplateArguments?: Readonly<Record<string, unknown>>;
  readonly silence?: SilenceLimits;
}

const KEYLESS = 'no-key';

/** The load is worth less than the health that it comes with, which must not be late for it. */
const LOAD_LIMIT_MS = 1000;

/** Speaks to vLLM, llama-server and any other OpenAI-compatible server. */
export class VllmProvider extends LlmProvider implements Wire {
  readonly #client: OpenAI;
  readonly #models: ServedModels;
  readonly #root: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly provider: string;

  constructor(
    private readonly options: VllmOptions,
    private readonly clock: Clock,
    private readonly http = new HttpAgent(),
  ) {
    super();
    const { api, root } = openAiRoots(options.baseUrl);
    this.#root = root;
    this.provider = options.provider ?? 'vllm';
    this.#headers = options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {};
    this.#models = new ServedModels({ root, api, headers: this.#headers, http }, options.model);
    // Everything the SDK would otherwise read from the environment is given, so that no stray variable
    // sends prompts elsewhere; retries are decided by us.
    this.#client = new OpenAI({
      baseURL: api,
      apiKey: options.apiKey ?? KEYLESS,
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      fetch: boundedFetch(http.fetch),
      maxRetries: 0,
      logLevel: 'off',
    });
  }

  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  stream(request: CompletionRequest): AsyncIterable<StreamEvent> {
    return runCall(request, this, this.clock, this.options.silence);
  }

  async *open(request: CompletionRequest, signal: AbortSignal): AsyncGenerator<Piece> {
    for await (const chunk of await this.#start(request, signal)) yield vllmPiece(chunk);
  }

  translate(error: unknown): LlmError {
    return translateVllmError(error);
  }

  async health(signal: AbortSignal): Promise<LlmHealth> {
    const report = (status: LlmHealth['status'], detail: string, model: string | null = null): LlmHealth => ({
      status,
      provider: this.provider,
      model,
      detail,
    });
    try {
      // At the same time, so that a slow page of metrics adds nothing.
      const loaded = this.#load(signal);
      await this.#checkAlive(signal);
      const { id } = await this.#models.read(signal);
      const load = await loaded;
      return { ...report('up', `Serves ${id}.`, id), ...(load && { load }) };
    } catch (error) {
      return report('down', error instanceof LlmError ? error.message : 'The language model failed.');
    }
  }

  async info(signal: AbortSignal): Promise<LlmInfo> {
    const { id, contextTokens } = await askSideDoor(signal, this.options.silence, (within) =>
      this.#models.served(within),
    );
    return {
      provider: this.provider,
      model: id,
      context_tokens: contextTokens,
      features: { json_schema: true, logprobs: true, tokenize: true },
    };
  }

  knownModel(): string | null {
    if (this.options.modelId) return this.options.modelId;
    const model = this.#models.known();
    return model === undefined ? null : `${this.provider}:${model}`;
  }

  async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    return askSideDoor(signal, this.options.silence, async (within) =>
      countTokens(messages, {
        root: this.#root,
        model: await this.#models.name(within),
        headers: this.#headers,
        signal: within,
        http: this.http,
      }),
    );
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** A server that was restarted with another model is asked once more for its name. */
  async #start(request: CompletionRequest, signal: AbortSignal) {
    try {
      return await this.#create(request, signal);
    } catch (error) {
      if (!(error instanceof NotFoundError) || this.options.model) throw error;
      this.#models.forget();
      return await this.#create(request, signal);
    }
  }

  async #create(request: CompletionRequest, signal: AbortSignal) {
    const { chatTemplateArguments } = this.options;
    const extras = chatTemplateArguments ? { chat_template_kwargs: chatTemplateArguments } : {};
    const body = vllmRequest(request, await this.#models.name(signal), extras);
    return this.#client.chat.completions.create(body, {
      signal,
      timeout: wholeMilliseconds(request.deadlineMs),
    });
  }

  /** Never throws: many servers have no such page, and a busy one may be late with it. */
  #load(signal: AbortSignal): Promise<EngineLoad | undefined> {
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(LOAD_LIMIT_MS)]);
    const call = { signal: bounded, headers: this.#headers, http: this.http };
    return readEngineMetrics(`${this.#root}/metrics`, call).catch(() => undefined);
  }

  async #checkAlive(signal: AbortSignal): Promise<void> {
    try {
      const reply = await fetchReply(`${this.#root}/health`, {
        signal,
        headers: this.#headers,
        http: this.http,
      });
      await reply.body?.cancel();
    } catch (error) {
      // Some compatible servers have no such page; the model list then decides alone.
      if (error instanceof LlmError && error.kind === 'model_not_found') return;
      throw error;
    }
  }
}

/** The SDK takes nothing else; the exact limit is kept by the call's own watch. */
function wholeMilliseconds(duration: number): number {
  return Math.max(1, Math.ceil(duration));
}
