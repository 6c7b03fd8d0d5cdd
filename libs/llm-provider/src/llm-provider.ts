import type { BreakerState } from './breaker/circuit-breaker.js';
import type { Completion, StreamEvent } from './completion.js';
import type { ChatMessage, CompletionRequest } from './completion-request.js';
import type { EngineLoad } from './engine-load.js';
import type { SelfTestReport } from './start-up/self-test-report.js';

export type LlmHealthStatus = 'up' | 'degraded' | 'down' | 'not_configured';

/** Whether calls can be expected to succeed, as of now. */
export interface LlmHealth {
  readonly status: LlmHealthStatus;
  /** Engine that was asked: `vllm`, `ollama`, `embedded` or `none`. */
  readonly provider: string;
  readonly model: string | null;
  /** One sentence for an operator; never a secret. */
  readonly detail: string;
  /** Whether calls are let through to the engine; left out where nothing watches over that. */
  readonly breaker?: BreakerState;
  /** How busy the engine is; left out where nothing is known. */
  readonly load?: EngineLoad;
  /** What the engine was found to do when it came up; `null` before that. */
  readonly self_test?: SelfTestReport | null;
  /** Every engine of a chain, in the order in which they are asked; left out where there is one. */
  readonly engines?: readonly LlmHealth[];
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
  /** What the engine was found to do when it came up; `null` before that, left out where nothing tests it. */
  readonly self_test?: SelfTestReport | null;
}

/** A call of the kind that will be made often. */
export type PreparedCall = Omit<CompletionRequest, 'signal' | 'priority' | 'purpose'>;

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

  /**
   * Names the calls that will be made often, so that whoever starts engines can have their fixed parts computed before
   * the first request comes, and every engine be tested. Calls nothing itself; without it, nothing is tested.
   */
  prepare(_calls: readonly PreparedCall[]): void {
    // A bare adapter starts nothing by itself.
  }

  /** Ends connections and processes of ours, and the calls that use them. */
  abstract close(): Promise<void>;
}
