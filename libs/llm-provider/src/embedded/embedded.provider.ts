import { basename } from 'node:path';
import type { Clock } from '@app/telemetry';
import { collect } from '../call/run-call.js';
import { withinCall } from '../call/within-call.js';
import type { Completion, StreamEvent } from '../completion.js';
import type { ChatMessage, CompletionRequest } from '../completion-request.js';
import { LlmProvider, type LlmHealth, type LlmInfo } from '../llm-provider.js';
import { VllmProvider } from '../vllm/vllm.provider.js';
import { embeddedFolder } from './embedded-folder.js';
import type { EmbeddedOptions } from './engine-command.js';
import type { EngineProcess } from './engine-process.js';
import { EngineSupervisor, KEEPS_DYING } from './engine-supervisor.js';

const START_WITHIN_MS = 60_000;

/** An engine, and the adapter that holds its key and its connections. */
interface Connection {
  readonly engine: EngineProcess;
  readonly provider: VllmProvider;
}

/** A llama.cpp server of our own, started at the first call and spoken to as any OpenAI-compatible server. */
export class EmbeddedProvider extends LlmProvider {
  readonly #supervisor: EngineSupervisor;
  readonly #model: string;
  #connection: Connection | undefined;

  constructor(
    private readonly options: EmbeddedOptions,
    private readonly clock: Clock,
    /** From 0 to 1, 1 excluded. */
    random: () => number = Math.random,
  ) {
    super();
    this.#supervisor = new EngineSupervisor(options, clock, random);
    this.#model = basename(options.modelFile ?? embeddedFolder(options.dataDir).model);
  }

  complete(request: CompletionRequest): Promise<Completion> {
    return collect(this.stream(request));
  }

  /** The start of the engine counts towards the deadline of the call. */
  async *stream(request: CompletionRequest): AsyncGenerator<StreamEvent> {
    const started = this.clock.monotonic();
    const { engine, provider } = await withinCall(request, () => this.#connected());
    const left = request.deadlineMs - (this.clock.monotonic() - started);
    try {
      yield* provider.stream({ ...request, deadlineMs: left });
    } catch (error) {
      // Whatever the failure: a caller that gave up may have waited for an engine that hangs.
      this.#supervisor.suspect(engine);
      throw error;
    }
  }

  /** Does not start the engine: one that is installed is up, since it starts when it is needed. */
  async health(signal: AbortSignal): Promise<LlmHealth> {
    const { engine, provider } = this.#connection ?? {};
    if (engine?.alive && provider) {
      const health = await provider.health(signal);
      if (health.status === 'down') this.#supervisor.suspect(engine);
      return health;
    }
    const report = (status: LlmHealth['status'], detail: string): LlmHealth => ({
      status,
      provider: 'embedded',
      model: null,
      detail,
    });
    if (this.#supervisor.keepsDying) return report('down', KEEPS_DYING);
    try {
      const obstacle = await this.#supervisor.obstacle(signal);
      return obstacle === undefined
        ? report('up', 'Installed; starts at the first call.')
        : report('not_configured', obstacle);
    } catch {
      return report('down', 'It could not be told whether the embedded engine is installed.');
    }
  }

  async info(signal: AbortSignal): Promise<LlmInfo> {
    return this.#started(signal, (provider) => provider.info(signal));
  }

  knownModel(): string {
    return `embedded:${this.#model}`;
  }

  async countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null> {
    return this.#started(signal, (provider) => provider.countTokens(messages, signal));
  }

  async close(): Promise<void> {
    await this.#connection?.provider.close();
    await this.#supervisor.stop();
  }

  async #started<T>(signal: AbortSignal, ask: (provider: VllmProvider) => Promise<T>): Promise<T> {
    const wait = { signal, deadlineMs: START_WITHIN_MS };
    const { engine, provider } = await withinCall(wait, () => this.#connected());
    return ask(provider).catch((error: unknown) => {
      this.#supervisor.suspect(engine);
      throw error;
    });
  }

  async #connected(): Promise<Connection> {
    const engine = await this.#supervisor.running();
    const before = this.#connection;
    if (before?.engine === engine) return before;
    const { url: baseUrl, key: apiKey } = engine;
    const { silence } = this.options;
    const provider = new VllmProvider(
      { baseUrl, apiKey, provider: 'embedded', modelId: this.knownModel(), silence },
      this.clock,
    );
    this.#connection = { engine, provider };
    // Calls to the engine before have failed with it.
    await before?.provider.close();
    return this.#connection;
  }
}
