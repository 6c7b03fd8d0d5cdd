import { z } from 'zod';
import type { HttpAgent } from '../call/http-agent.js';
import { fetchJson } from '../call/http-json.js';
import type { ChatMessage } from '../completion-request.js';

const TokensSchema = z.object({ count: z.number().int().optional(), tokens: z.array(z.unknown()) });
const TemplateSchema = z.object({ prompt: z.string() });

interface TokenizerCall {
  readonly root: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly http: HttpAgent;
}

/** Exact tokens of a prompt, chat template included. @throws LlmError where the server has no tokenizer page. */
export async function countTokens(
  chat: readonly ChatMessage[],
  { root, model, headers, signal, http }: TokenizerCall,
): Promise<number> {
  const messages = chat.map(({ role, content }) => ({ role, content }));
  const { count } = await fetchJson(`${root}/tokenize`, TokensSchema, {
    signal,
    http,
    headers,
    body: { model, messages, add_generation_prompt: true },
  });
  if (count !== undefined) return count;
  // llama-server's tokenizer knows text only, so the template is applied first.
  const { prompt: text } = await fetchJson(`${root}/apply-template`, TemplateSchema, {
    signal,
    http,
    headers,
    body: { messages },
  });
  const { tokens } = await fetchJson(`${root}/tokenize`, TokensSchema, {
    signal,
    http,
    headers,
    body: { content: text, add_special: true },
  });
  return tokens.length;
}
