import { boundedText } from '../call/bounded-text.js';
import type { HttpAgent } from '../call/http-agent.js';
import { fetchReply } from '../call/http-json.js';
import { LlmError } from '../llm.errors.js';
import { engineLoad, type EngineLoad } from './engine-load.js';

/** A page of vLLM has some hundred kilobytes. */
const MOST_CHARACTERS = 2_000_000;

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
    return engineLoad(await boundedText(reply, MOST_CHARACTERS));
  } catch (error) {
    // Many servers have no such page, and health does not depend on it.
    if (error instanceof LlmError) return null;
    throw error;
  }
}
