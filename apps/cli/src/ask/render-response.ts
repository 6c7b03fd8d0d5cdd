import Table from 'cli-table3';
import type { CacheProvenance, Response, ResponseData } from '@app/contracts';

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

function renderData(data: ResponseData): string | undefined {
  if (data.kind === 'groups')
    return table(
      ['group', 'count'],
      (data.groups ?? []).map(({ key, count }) => [key, count]),
    );
  if (!data.rows?.length) return undefined;
  const [first] = data.rows;
  if (data.kind === 'assets' && data.rows.length === 1 && first && !data.columns)
    return table(
      ['field', 'value'],
      Object.entries(first).map(([field, value]) => [field, cell(value)]),
    );
  const columns = data.columns ?? Object.keys(first ?? {});
  return table(
    columns,
    data.rows.map((row) => columns.map((column) => cell(row[column]))),
  );
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

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rendered = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  rendered.push(...rows.map((row) => [...row]));
  return rendered.toString();
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object') return Object.values(value).map(cell).join(' ');
  return String(value);
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
