import { randomUUID } from 'node:crypto';
import { ConfigurationError } from '@app/config';
import type { CacheProvenance, OperationalError, Response } from '@app/contracts';

const notAsked = (layer: CacheProvenance['layer']): CacheProvenance => ({
  status: 'bypass',
  layer,
  tier: null,
  age_ms: null,
  key_hash: null,
  reason: 'the request did not start',
});

/** A Response for a failure before any request could be made: scripts read one shape. */
export function errorResponse(error: OperationalError | ConfigurationError): Response {
  const { code, detail, hint } =
    error instanceof ConfigurationError
      ? { code: 'invalid_configuration', detail: error.message, hint: 'Mend the settings; see .env.example.' }
      : error;
  return {
    response_id: randomUUID(),
    request_id: randomUUID(),
    response_type: 'error',
    outcome: null,
    message: detail,
    decision: null,
    warnings: [],
    sources_consulted: [],
    degraded: false,
    error: { code, detail, hint },
    cache: { intent: notAsked('intent'), asset_context: notAsked('asset_context'), tools: [] },
    timings: { total_ms: 0, llm_ms: 0, tool_ms: 0, overhead_ms: 0, stages: {} },
    tokens: { prompt: 0, completion: 0, cached: 0 },
    llm_calls: 0,
  };
}
