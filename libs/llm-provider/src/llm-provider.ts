import type { Completion, StreamEvent } from './completion.js';
import type { ChatMessage, CompletionRequest } from './completion-request.js';
import type { EngineLoad } from './engine-load.js';

export type LlmHealthStatus = 'up' | 'degraded' | 'down' | 'not_configured';

/** Whether calls can be expected to succeed, as of now. */
export interface LlmHealth {
  readonly status: LlmHealthStatus;
  /** Engine that was asked: `vllm`, `ollama`, `embedded` or `none`. */
  readonly provider: string;
  readonly model: string | null;
  /** One sentence for an operator; never a secret. */
  readonly detail: string;
  /** How busy the engine is, where that is known. */
  readonly load?: EngineLoad;
}

/** What the engine is and can do. */
export interface LlmInfo {
  readonly provider: string;
  readonly model: string;
  /** Tokens that prompt and completion share; `null` where the engine does not tell. */
  readonly context_tokens: number | null;
  readonly features: {
    readonly json_schema: boolean;
    readonly logprobs: boolean;
    readonly tokenize: boolean;
  };
}

/**
 * The one door to language models, and its injection token. Every method throws {@link LlmError} and
 * nothing else, except {@link health}, which reports instead.
 */
export abstract class LlmProvider {
  /** Answers as a whole. Aborting `request.signal` also stops the engine's work. */
  abstract complete(request: CompletionRequest): Promise<Completion>;

  /** Answers piece by piece; leaving the loop early stops the engine's work. */
  abstract stream(request: CompletionRequest): AsyncIterable<StreamEvent>;

  /** Asks the engine, within `signal`; never throws. */
  abstract health(signal: AbortSignal): Promise<LlmHealth>;

  abstract info(signal: AbortSignal): Promise<LlmInfo>;

  /**
   * Engine and model that the next call would go to, as far as is known without asking; `null` before the
   * first contact. Part of the keys of what models understood.
   */
  abstract knownModel(): string | null;

  /** Exact tokens of a prompt, chat template included; `null` where the engine has no tokenizer to ask. */
  abstract countTokens(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | null>;

  /** Ends connections and processes of ours, and the calls that use them. */
  abstract close(): Promise<void>;
}
