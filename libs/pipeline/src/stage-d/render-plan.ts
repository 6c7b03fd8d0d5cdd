import type { Decision, ExecutionSummary, Plan } from '@app/contracts';

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

/** One sentence on the plan, and why it waits where it does. */
export function planMessage(decision: Decision, plan: Plan): string {
  const action = decision.intent.action.replaceAll('_', ' ');
  const targets = [...new Set(plan.steps.flatMap((step) => step.targets.map(({ name }) => name)))];
  const where = targets.length === 0 ? '' : ` on ${listing(targets)}`;
  const risk = `risk ${decision.risk_level}, ${decision.effect}`;
  return decision.outcome === 'approve'
    ? `Approval is needed to ${action}${where} (${risk}). ${decision.approval_reasons.join(' ')} Nothing has run.`
    : `The plan to ${action}${where} is ready (${risk}). Nothing has run.`;
}

const MAXIMUM_LISTED = 5;

function listing(names: readonly string[]): string {
  if (names.length <= MAXIMUM_LISTED) return names.join(', ');
  return `${names.slice(0, MAXIMUM_LISTED).join(', ')} and ${names.length - MAXIMUM_LISTED} more`;
}
