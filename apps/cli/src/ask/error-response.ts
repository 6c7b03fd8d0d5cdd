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
  return error instanceof ConfigurationError
    ? responseOf({
        code: 'invalid_configuration',
        detail: error.message,
        hint: 'Mend the settings; see .env.example.',
      })
    : responseOf({ code: error.code, detail: error.detail, hint: error.hint });
}

/** A Response for a command line that was not understood. */
export function usageResponse(message: string): Response {
  return responseOf({ code: 'usage', detail: message, hint: 'npm run ask -- "<request>" [--json]' });
}

function responseOf(error: { code: string; detail: string; hint: string }): Response {
  return {
    response_id: randomUUID(),
    request_id: randomUUID(),
    response_type: 'error',
    outcome: null,
    message: error.detail,
    decision: null,
    warnings: [],
    sources_consulted: [],
    degraded: false,
    error,
    cache: { intent: notAsked('intent'), asset_context: notAsked('asset_context'), tools: [] },
    timings: { total_ms: 0, llm_ms: 0, tool_ms: 0, overhead_ms: 0, stages: {} },
    tokens: { prompt: 0, completion: 0, cached: 0 },
    llm_calls: 0,
  };
}
