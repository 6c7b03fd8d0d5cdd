import type { CacheProvenance, Response } from '@app/contracts';
import { renderData, table } from './render-data.js';

/** An answer as a person likes to read it: what was found, then how it came about. */
export function renderResponse(response: Response, answeredBy: string): string {
  return [
    headline(response),
    response.data ? renderData(response.data) : undefined,
    response.execution_summary ? renderSteps(response) : undefined,
    ...(response.clarification_needed ?? []).map((item) => `  - ${item}`),
    ...(response.candidates ?? []).map(({ name, description }) => `  ${name} (${description})`),
    ...response.warnings.map((warning) => `! ${warning}`),
    '',
    provenance(response, answeredBy),
    timings(response),
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}

function headline({ response_type, message }: Response): string {
  const label = response_type === 'information' ? '' : `[${response_type.replaceAll('_', ' ')}] `;
  return `${label}${message}`;
}

function renderSteps({ execution_summary: summary }: Response): string {
  return table(
    ['step', 'what', 'tool', 'effect', 'targets'],
    (summary?.steps ?? []).map(({ id, description, tool, effect, targets }) => [
      id,
      description,
      tool,
      effect,
      targets.join('\n'),
    ]),
  );
}

function provenance({ decision, cache, llm_calls, degraded }: Response, answeredBy: string): string {
  const understood = decision ? `understood by ${decision.source.replaceAll('_', ' ')}` : 'not understood';
  const tools = cache.tools.map(cached).join(', ') || 'no tool ran';
  return `${understood} (${cached(cache.intent)}) · ${tools} · ${llm_calls} model calls · ${answeredBy}${degraded ? ' · degraded' : ''}`;
}

function cached({ layer, status, age_ms }: CacheProvenance): string {
  const age = age_ms === null ? '' : `, ${Math.round(age_ms / 1000)} s old`;
  return `${layer.replaceAll('_', ' ')} ${status}${age}`;
}

function timings({ timings: { total_ms, llm_ms, tool_ms, stages } }: Response): string {
  const parts = Object.entries(stages).map(([stage, ms]) => `${stage} ${ms.toFixed(1)}`);
  return `${total_ms.toFixed(1)} ms in all (${parts.join(' · ')}; model ${llm_ms.toFixed(1)}, tools ${tool_ms.toFixed(1)})`;
}
