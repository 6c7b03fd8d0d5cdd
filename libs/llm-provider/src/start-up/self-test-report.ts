/** What a check found. `unknown`: the engine does not tell, or an earlier check failed. */
export interface SelfTestCheck {
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** One sentence for an operator. */
  readonly detail: string;
}

/** What an engine was found to do. */
export interface SelfTestReport {
  /** Its health page answers. */
  readonly reachable: SelfTestCheck;
  /** It serves a model, and that answers. */
  readonly model: SelfTestCheck;
  /** Its context holds the longest prompt and its answer. */
  readonly context: SelfTestCheck;
  /** It keeps to a JSON schema that forbids the natural answer. */
  readonly schema: SelfTestCheck;
  /** It counts as many tokens before a call as in it. */
  readonly tokenizer: SelfTestCheck;
}
