import { SCRIPTED_MODEL } from './wire-format.js';

/** What is not chat: health, models, tokenizer, metrics of both wire formats. */
export interface SideDoorOptions {
  readonly models: readonly string[];
  readonly contextTokens: number;
  /** Ollama's capabilities of every model. */
  readonly capabilities: readonly string[];
  readonly inFlight: number;
}

/** The JSON (or text) of a side door, or `undefined` where there is none at that path. */
export function sideDoor(path: string, body: Record<string, unknown>, options: SideDoorOptions): unknown {
  const { models, contextTokens, capabilities, inFlight } = options;
  switch (path) {
    case '/health':
      return {};
    case '/metrics':
      return metricsPage(inFlight);
    case '/v1/models':
      return {
        object: 'list',
        data: models.map((id) => ({ id, object: 'model', parent: null, max_model_len: contextTokens })),
      };
    case '/tokenize': {
      const count = Math.ceil(JSON.stringify(body['messages'] ?? body['prompt'] ?? '').length / 4);
      return {
        count,
        max_model_len: contextTokens,
        tokens: Array.from({ length: count }, (_, index) => index),
      };
    }
    case '/api/version':
      return { version: '0.0.0-scripted' };
    case '/api/tags':
      return { models: models.map((name) => ({ name, model: name })) };
    case '/api/ps':
      return { models: models.map((name) => ({ name, context_length: contextTokens })) };
    case '/api/show':
      return { capabilities, model_info: { 'scripted.context_length': contextTokens } };
    default:
      return undefined;
  }
}

/** As vLLM writes it. Three quarters of the prompts were known from before. */
function metricsPage(inFlight: number): string {
  const labels = `{engine="0",model_name="${SCRIPTED_MODEL}"}`;
  return [
    '# HELP vllm:num_requests_running Number of requests in model execution batches.',
    '# TYPE vllm:num_requests_running gauge',
    `vllm:num_requests_running${labels} ${inFlight}.0`,
    `vllm:num_requests_waiting${labels} 0.0`,
    `vllm:kv_cache_usage_perc${labels} 0.25`,
    `vllm:prefix_cache_queries_total${labels} 400.0`,
    `vllm:prefix_cache_hits_total${labels} 300.0`,
    '',
  ].join('\n');
}
