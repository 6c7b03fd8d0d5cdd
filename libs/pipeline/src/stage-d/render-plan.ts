import type { Decision, ExecutionSummary, Plan, Target } from '@app/contracts';
import { partsOf } from '../asked-parts.js';

/** What would be run, for a person who decides on it. */
export function summarisePlan(decision: Decision, plan: Plan): ExecutionSummary {
  return {
    steps: plan.steps.map(({ id, description, tool, effect, targets }) => ({
      id,
      description,
      tool,
      effect,
      targets: targets.map(({ name }) => name),
    })),
    risk_level: decision.risk_level,
    plan_hash: plan.plan_hash,
  };
}

/** One sentence on the plan: each step with what it acts on, and why it waits where it does. */
export function planMessage(decision: Decision, plan: Plan): string {
  const what = partsOf(decision)
    .map(({ intent }, at) => `${intent.action.replaceAll('_', ' ')}${where(plan.steps[at]?.targets ?? [])}`)
    .join(', then ');
  const risk = `risk ${decision.risk_level}, ${decision.effect}`;
  return decision.outcome === 'approve'
    ? `Approval is needed to ${what} (${risk}). ${decision.approval_reasons.join(' ')} Nothing has run.`
    : `The plan to ${what} is ready (${risk}). Nothing has run.`;
}

const MAXIMUM_LISTED = 5;

function where(targets: readonly Target[]): string {
  const names = [...new Set(targets.map(({ name }) => name))];
  if (names.length === 0) return '';
  const more = names.length - MAXIMUM_LISTED;
  return ` on ${names.slice(0, MAXIMUM_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
