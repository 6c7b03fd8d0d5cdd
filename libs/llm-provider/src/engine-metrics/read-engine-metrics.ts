import type { HttpAgent } from '../call/http-agent.js';
import { fetchReply, replyText } from '../call/http-json.js';
import type { EngineLoad } from '../engine-load.js';
import { engineLoadOf } from './engine-load-of.js';
import { readPrometheusText } from './prometheus-text.js';

/** Several times what vLLM shows for one model. */
const MOST_CHARACTERS = 1_000_000;
const FORMAT = { accept: 'text/plain; version=0.0.4' };

export interface EngineMetricsCall {
  readonly signal: AbortSignal;
  readonly http: HttpAgent;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks an engine's own metrics page for its load.
 * @throws LlmError where there is none in time, or not one in the text format of Prometheus
 */
export async function readEngineMetrics(
  url: string,
  { signal, http, headers }: EngineMetricsCall,
): Promise<EngineLoad> {
  const reply = await fetchReply(url, { signal, http, headers: { ...headers, ...FORMAT } });
  return engineLoadOf(readPrometheusText(await replyText(reply, MOST_CHARACTERS, signal)));
}
