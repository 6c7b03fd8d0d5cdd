/** One turn of the conversation given to a model. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
  /**
   * From 1 to 9: may be left out where the prompt does not fit into the context, lower numbers first, equal ones
   * together. Without it the message always stays. Never sent to an engine.
   */
  readonly trim?: number;
}

/** A JSON Schema in the subset that all engines enforce: no pattern, format, allOf; small arrays; closed objects. */
export interface OutputSchema {
  /** Names the schema on the wire and in errors; letters, digits, `_` and `-`. */
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Who waits: a person (`interactive`), served first, or nobody (`background`). */
export type CallPriority = 'interactive' | 'background';

/** What a model is asked. */
export interface CompletionRequest {
  readonly messages: readonly ChatMessage[];
  /** Constrains the output to JSON of this shape; the caller validates the parsed value again. */
  readonly schema?: OutputSchema;
  /** Upper bound of the completion, in tokens. Reaching it with a schema is `bad_output`. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed?: number;
  /** Longest duration of the whole call in milliseconds, waiting for admission included. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly priority: CallPriority;
  /** What the call is for, for records and metrics: `understand`, `answer`, … */
  readonly purpose: string;
  /** An answer that reaches the cap is taken as text, unparsed: for calls whose answer does not matter. */
  readonly partial?: boolean;
  /** Asks for the log-probability of each token of the output. */
  readonly logprobs?: boolean;
}
