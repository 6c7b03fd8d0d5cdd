/** A stage at work: what goes in, what it does, and what of its result the record keeps. */
export interface StageWork<T> {
  /** What the stage decides on; the record keeps its hash. */
  readonly input: unknown;
  readonly work: () => Promise<T> | T;
  /** Plain data that says what came out, without rows of data. */
  readonly output: (result: T) => unknown;
}
