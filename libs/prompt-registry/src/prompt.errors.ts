/** A prompt that cannot be loaded or rendered: a mistake of ours, never of a request. */
export class PromptError extends Error {
  override readonly name = 'PromptError';
}
