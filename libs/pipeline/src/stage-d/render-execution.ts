import { type Decision, type Execution, hasEnded, type Operation, type ResponseData } from '@app/contracts';
import type { ToolResult } from '@app/tools';
import { nameOf } from '../asked-parts.js';
import { renderResult } from './render-result.js';

/** What became of a plan that ran at once, in words and, where it changed records, as a table. */
export function renderExecution(
  decision: Decision,
  { id, state, reason, operations }: Execution,
): { readonly message: string; readonly data?: ResponseData } {
  const action = nameOf(decision);
  const said = operations.map(sentenceOf).filter((sentence) => sentence !== undefined);
  const head = HEADS[state](action);
  const message = [head, ...said, reason, hasEnded(state) ? undefined : `See /executions/${id}.`]
    .filter((part) => part !== undefined && part !== null)
    .join(' ');
  const rows = operations.flatMap(changesOf);
  return rows.length === 0
    ? { message }
    : {
        message,
        data: { kind: 'table', columns: ['target', 'field', 'from', 'to'], rows, total: rows.length },
      };
}

const HEADS: Readonly<Record<Execution['state'], (action: string) => string | undefined>> = {
  queued: (action) => `The plan to ${action} is queued.`,
  running: (action) => `The plan to ${action} is running.`,
  completed: () => undefined,
  failed: (action) => `It failed to ${action}; nothing was changed.`,
  partial: (action) => `The plan to ${action} was carried out in part only.`,
  timeout: (action) => `The plan to ${action} ran out of time.`,
  cancelled: (action) => `The plan to ${action} was cancelled.`,
};

function sentenceOf({ state, result, error, target }: Operation): string | undefined {
  if (error) return `${target ?? 'It'}: ${error.detail}`;
  if (state === 'unknown') return `${target ?? 'A step'}: whether it was done is not known.`;
  if (isSummarised(result)) return result.summary;
  if (isExplanation(result)) return 'A question of knowledge beside a change is not answered; ask it alone.';
  return isFinding(result) ? renderResult(result).message : undefined;
}

function changesOf({ result }: Operation): Record<string, unknown>[] {
  return isSummarised(result) && Array.isArray(result.changes)
    ? result.changes.filter((change): change is Record<string, unknown> => typeof change === 'object')
    : [];
}

const FINDINGS: ReadonlySet<unknown> = new Set(['assets', 'count', 'groups', 'file', 'text']);

/** What a step that only looks has found, as it was recorded. */
function isFinding(result: unknown): result is Exclude<ToolResult, { kind: 'explanation' }> {
  return typeof result === 'object' && result !== null && 'kind' in result && FINDINGS.has(result.kind);
}

function isExplanation(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'explanation';
}

function isSummarised(result: unknown): result is { readonly summary: string; readonly changes?: unknown } {
  return (
    typeof result === 'object' && result !== null && 'summary' in result && typeof result.summary === 'string'
  );
}
