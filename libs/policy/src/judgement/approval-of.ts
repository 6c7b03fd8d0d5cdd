import type { RiskLevel } from '@app/contracts';
import { changesState } from '../severity.js';
import { type RiskFactors, touchesGuarded } from './risk-of.js';

/** Whether a person must agree first, and why, as short sentences for that person. */
export interface ApprovalNeed {
  readonly required: boolean;
  readonly reasons: readonly string[];
}

/** Whether approval is needed by the rules of the taxonomy. */
export function approvalOf(factors: RiskFactors, risk: RiskLevel): ApprovalNeed {
  const { effect, gated, targets } = factors;
  const changes = changesState(effect);
  const conditions: readonly (readonly [boolean, string])[] = [
    [gated, 'It asks for stored credentials or a secret.'],
    [risk === 'critical' || risk === 'high', `The risk is ${risk}.`],
    [effect === 'destructive', 'It may cause an outage, lose data, or change security or privileges.'],
    [changes && targets.count === 0, 'It names no target.'],
    [changes && targets.count !== 0 && targets.count !== 1, 'It acts on more than one target.'],
    [changes && targets.environments.includes('production'), 'It changes production.'],
    [changes && targets.environments.includes('unknown'), 'The environment of its target is not known.'],
  ];
  const required = gated || risk === 'high' || risk === 'critical' || (changes && touchesGuarded(targets));
  const reasons = conditions.filter(([holds]) => holds).map(([, reason]) => reason);
  return { required, reasons: required ? reasons : [] };
}
