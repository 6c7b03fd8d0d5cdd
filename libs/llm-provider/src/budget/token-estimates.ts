import type { ChatMessage } from '../completion-request.js';

/** Tokens that a chat template writes around one message: role, markers, line ends. ChatML takes 5, Llama 3 takes 4. */
const MOST_AROUND_A_MESSAGE = 16;

/** Tokens that a chat template writes by itself: markers, the opening of the answer, a date line. */
const MOST_AROUND_A_CALL = 64;

/** Plain text in any script takes three or four bytes a token; code and digits about two. */
const FEWEST_BYTES_PER_TOKEN = 2;

/** More tokens than these messages can have: a token of a byte-level vocabulary stands for one byte at least. */
export function mostTokens(messages: readonly ChatMessage[]): number {
  return bytesOf(messages) + aroundOf(messages);
}

/** Tokens of ordinary text with room to spare, for an engine that has no tokenizer to ask. */
export function cautiousTokens(messages: readonly ChatMessage[]): number {
  return Math.ceil(bytesOf(messages) / FEWEST_BYTES_PER_TOKEN) + aroundOf(messages);
}

function bytesOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
}

function aroundOf(messages: readonly ChatMessage[]): number {
  return MOST_AROUND_A_CALL + MOST_AROUND_A_MESSAGE * messages.length;
}
