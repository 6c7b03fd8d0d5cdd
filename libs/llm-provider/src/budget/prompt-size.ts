import type { ChatMessage } from '../completion-request.js';

/**
 * Tokens that a chat template may write around one message: those of the Qwen, Llama and Gemma families write 5, the
 * role's name included (`<|im_start|>user\n` and `<|im_end|>\n`).
 */
const TEMPLATE_TOKENS_PER_MESSAGE = 8;

/**
 * Tokens that a chat template may write around a whole prompt: the opening of the answer (3), the mark of the
 * beginning (1), and what some put before our own words, such as dates (Llama 3.1, about 25) or the rules of a
 * format (gpt-oss, about 70).
 */
const TEMPLATE_TOKENS_PER_CALL = 96;

/** Tokens that a prompt has at most, by whatever tokenizer: no token that stands for text is less than a byte. */
export function mostTokens(messages: readonly ChatMessage[]): number {
  return withTemplate(messages, (content) => Buffer.byteLength(content));
}

/**
 * Tokens that a prompt hardly exceeds, where no tokenizer can be asked. Not a bound: by the tokenizer of Qwen2.5 it is
 * above the true count by a fifth at least for each of our prompts, and for each request of `test/eval`.
 */
export function likelyTokens(messages: readonly ChatMessage[]): number {
  return withTemplate(messages, likelyTextTokens);
}

function withTemplate(messages: readonly ChatMessage[], tokensOf: (content: string) => number): number {
  return messages.reduce(
    (sum, { content }) => sum + tokensOf(content) + TEMPLATE_TOKENS_PER_MESSAGE,
    TEMPLATE_TOKENS_PER_CALL,
  );
}

const MARK = String.raw`[!-/:-@\x5B-\x60{-~]`;

/**
 * Pieces that byte-pair tokenizers seldom split further: letters of a word, four small ones or three capitals, with
 * the blank or mark before them; two marks; any other single character, such as a digit.
 */
const PIECE = new RegExp(
  String.raw`(?: |${MARK})?(?:[A-Z]?[a-z]{1,4}|[A-Z]{1,3})|${MARK}{1,2}|\P{ASCII}|[^A-Za-z]`,
  'gu',
);

/** A letter of another script is one token as a rule; other characters, such as emoji, may take one for each byte. */
function likelyTextTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    tokens += /^(?:\p{ASCII}+|\p{L})$/u.test(piece) ? 1 : Buffer.byteLength(piece);
  }
  return tokens;
}
