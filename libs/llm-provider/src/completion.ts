/** Tokens of one call; `null` where the engine did not tell. */
export interface CompletionUsage {
  readonly prompt: number | null;
  readonly completion: number | null;
  /** Share of the prompt that the engine had computed before. */
  readonly cached: number | null;
}

/** One output token with the natural logarithm of its probability. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
}

/** What a model answered. */
export interface Completion {
  readonly text: string;
  /** The JSON value of `text` where the request had a schema and the answer is whole, else `undefined`. */
  readonly parsed: unknown;
  readonly finishReason: 'stop' | 'length';
  readonly usage: CompletionUsage;
  readonly logprobs?: readonly TokenLogprob[];
  /** Messages of the prompt that were left out to fit into the context; absent where it was sent whole. */
  readonly trimmed?: number;
  /** Milliseconds the call waited for its turn before the engine was asked. */
  readonly queueMs: number;
  /** Milliseconds from the call to the first output token; `null` for an empty answer. */
  readonly timeToFirstTokenMs: number | null;
  readonly totalMs: number;
  /** Engine that answered: `vllm`, `ollama` or `embedded`. */
  readonly provider: string;
  /** The model as the engine names it. */
  readonly model: string;
  /** What answered, as {@link LlmProvider.knownModel} names it: part of the keys of what it understood. */
  readonly modelId: string;
  /** Engines that were asked before and could not answer; left out where there are none. */
  readonly passedOver?: readonly string[];
}

/** A stream is any number of deltas and then exactly one completion; an error ends it by throwing. */
export type StreamEvent =
  | { readonly type: 'delta'; readonly text: string }
  | { readonly type: 'completion'; readonly completion: Completion };
