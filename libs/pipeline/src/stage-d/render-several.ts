import type { PlanStep, ResponseData } from '@app/contracts';
import type { RenderedResult } from './render-result.js';

/** What one step of a plan found, rendered. */
export interface RenderedStep {
  readonly step: Pick<PlanStep, 'id' | 'pattern'>;
  readonly rendered: RenderedResult;
}

/**
 * The answer to a request: that of its only step, or of each of several, one row a step, with the step's own data
 * in the row's `data`.
 */
export function renderSeveral(steps: readonly RenderedStep[]): {
  readonly message: string;
  readonly data?: ResponseData;
  readonly warnings: readonly string[];
} {
  const [only, ...others] = steps;
  const rows = steps.map(({ step: { id, pattern }, rendered: { message, data } }) => ({
    step: id,
    what: pattern.replaceAll('_', ' '),
    answer: message,
    data,
  }));
  return {
    message: steps.map(({ rendered }) => rendered.message).join('\n'),
    data:
      others.length === 0
        ? only?.rendered.data
        : {
            kind: 'table',
            columns: ['step', 'what', 'answer'],
            rows,
            total: rows.length,
            shown: rows.length,
          },
    warnings: [...new Set(steps.flatMap(({ rendered }) => rendered.warnings))],
  };
}
