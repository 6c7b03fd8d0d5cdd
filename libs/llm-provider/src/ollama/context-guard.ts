import type { CompletionUsage } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';

/** No tokenizer packs plain text more densely than this on average, so an estimate by it is never too high. */
const MOST_CHARACTERS_PER_TOKEN = 8;

/** Tokens by which a cut prompt may miss half of the context. */
const CUT_TOLERANCE = 4;

/** The fewest tokens that these messages can have. */
function leastTokens(request: CompletionRequest): number {
  const characters = request.messages.reduce((sum, { content }) => sum + content.length, 0);
  return Math.floor(characters / MOST_CHARACTERS_PER_TOKEN);
}

/**
 * Notices that Ollama cut the prompt in spite of `truncate: false`: what it then evaluates is half of the
 * context, give or take, and less than the prompt can have. @throws LlmError `context_too_long`
 */
export function refuseCutPrompt(
  request: CompletionRequest,
  usage: CompletionUsage,
  contextTokens: number,
): void {
  if (usage.prompt === null || usage.prompt >= leastTokens(request)) return;
  // A smaller count is one of the versions that count only what was not cached.
  if (usage.prompt < contextTokens / 2 - CUT_TOLERANCE) return;
  throw new LlmError('context_too_long', `Ollama cut the prompt to ${usage.prompt} tokens.`);
}
