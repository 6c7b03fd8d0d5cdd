import type { CompletionRequest } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';

/** Blanks in a row that no answer in a JSON schema needs: its values are shorter. */
const MOST_BLANKS = 200;

/** Characters that a token stands for at most, on average over an answer. */
const MOST_CHARACTERS_PER_TOKEN = 32;

/** Room for short answers, whose average says little. */
const LEAST_BOUND = 4096;

/** Notices an answer that will not end well before it is paid for to its end. */
export class Runaway {
  readonly #bound: number;
  #characters = 0;
  #blanks = 0;

  constructor(private readonly request: Pick<CompletionRequest, 'maxTokens' | 'schema'>) {
    this.#bound = Math.max(LEAST_BOUND, request.maxTokens * MOST_CHARACTERS_PER_TOKEN);
  }

  /** @throws LlmError `bad_output` where the answer outgrows its cap, or a JSON goes on in blanks */
  add(text: string): void {
    this.#characters += text.length;
    if (this.#characters > this.#bound) {
      throw new LlmError('bad_output', 'The language model does not stop at its token cap.');
    }
    const tail = text.length - text.trimEnd().length;
    this.#blanks = tail === text.length ? this.#blanks + tail : tail;
    if (this.request.schema && this.#blanks > MOST_BLANKS) {
      throw new LlmError('bad_output', 'The language model writes blanks without end.');
    }
  }
}
