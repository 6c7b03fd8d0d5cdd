import type { Effect, RiskLevel } from '@app/contracts';
import type { ResolvedTargets } from '../targets/resolve-targets.js';

/** Environments in which a destructive operation is critical. */
const GUARDED = new Set(['production', 'unknown']);

/** What risk and approval are told from. `gated`: even reading needs approval. */
export interface RiskFactors {
  readonly effect: Effect;
  readonly gated: boolean;
  readonly targets: Pick<ResolvedTargets, 'count' | 'environments'>;
}

/** Whether one of the targets is in production, or in an environment that nobody tells. */
export function touchesGuarded({ environments }: RiskFactors['targets']): boolean {
  return environments.length === 0 || environments.some((environment) => GUARDED.has(environment));
}

/** The risk by the rules of the taxonomy. */
export function riskOf({ effect, gated, targets }: RiskFactors): RiskLevel {
  const single = targets.count === 1;
  switch (effect) {
    case 'none':
    case 'read':
      return gated ? 'high' : 'low';
    case 'write':
      return single && !gated ? 'medium' : 'high';
    case 'destructive':
      return single && !touchesGuarded(targets) ? 'high' : 'critical';
  }
}
