import { needsPlan } from '@app/pipeline';
import { quantile, total } from './cost.js';
import type { EvalEngine } from './eval-engine.js';
import type { EvaluatedItem } from './evaluated-item.js';
import { type Share, wilson } from './intervals.js';
import type { LabelledRequest } from './labelled-request.js';

/** What the plan prompt cost and reached on the requests that are understood in steps. */
export interface PlansReport {
  /** Plans of which the first answer was usable. */
  readonly schema_valid: Share;
  /** Plans whose gravest step has the labelled action. */
  readonly riskiest_action: Share;
  readonly llm_calls: number;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly ms_median: number;
}

/** Whether a model understood a request in steps, with one call more than any other. */
export function isPlanned({
  request,
  source,
  action,
}: Pick<EvaluatedItem, 'request' | 'source' | 'action'>): boolean {
  return source === 'llm' && action !== 'out_of_scope' && needsPlan(request);
}

/** Has the model plan every labelled request that it was seen to understand in steps. */
export async function measurePlans(
  engine: Pick<EvalEngine, 'plan'>,
  judged: readonly { readonly gold: LabelledRequest; readonly item: EvaluatedItem }[],
  signal: AbortSignal,
): Promise<PlansReport> {
  const plans = [];
  for (const { gold, item } of judged) {
    if (!isPlanned(item)) continue;
    signal.throwIfAborted();
    const { action, calls } = await engine.plan(gold.request, signal);
    plans.push({ calls, isUsable: action !== null, isRight: action === gold.action });
  }
  const calls = plans.flatMap((plan) => plan.calls);
  const atOnce = plans.filter(({ isUsable, calls: { length } }) => isUsable && length === 1);
  return {
    schema_valid: wilson(atOnce.length, plans.length),
    riskiest_action: wilson(plans.filter(({ isRight }) => isRight).length, plans.length),
    llm_calls: calls.length,
    prompt_tokens: total(calls.map(({ usage }) => usage.prompt)),
    completion_tokens: total(calls.map(({ usage }) => usage.completion)),
    ms_median: quantile(
      calls.map(({ totalMs }) => totalMs),
      0.5,
    ),
  };
}
