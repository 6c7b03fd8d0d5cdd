import type { HttpAgent } from '../call/http-agent.js';
import { fetchReply } from '../call/http-json.js';
import { LlmError } from '../llm.errors.js';
import { engineLoad, type EngineLoad } from './engine-load.js';

/** A page of vLLM has some hundred kilobytes. */
const MOST_BYTES = 2 * 1024 * 1024;

interface Page {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly http: HttpAgent;
  readonly signal: AbortSignal;
}

/** What the engine's metrics page says; `null` where there is none that can be read. */
export async function readEngineLoad({ url, ...call }: Page): Promise<EngineLoad | null> {
  try {
    const reply = await fetchReply(url, call);
    return engineLoad(await boundedText(reply));
  } catch (error) {
    // Many servers have no such page, and health does not depend on it.
    if (error instanceof LlmError) return null;
    throw error;
  }
}

async function boundedText(reply: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of reply.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MOST_BYTES) break;
    }
  } catch (cause) {
    throw new LlmError('unavailable', 'The metrics page broke off.', { cause });
  }
  return text;
}
