import type { Action, Effect, Outcome } from '@app/contracts';
import { changesState } from '../severity.js';

/** What the outcome of one operation is told from. */
export interface OutcomeFactors {
  readonly action: Action;
  readonly effect: Effect;
  readonly requiresApproval: boolean;
  /** The request wants the system's own rules skipped. */
  readonly overrides: boolean;
  /** What is asked, or its target, cannot be told. */
  readonly unclear: boolean;
}

/** Gravest first: of several operations in one request, the gravest outcome is the request's. */
const GRAVITY: readonly Outcome[] = ['refuse', 'clarify', 'approve', 'execute', 'answer'];

/** What happens with one operation. */
export function outcomeOf(factors: OutcomeFactors): Outcome {
  if (factors.overrides || factors.action === 'out_of_scope') return 'refuse';
  if (factors.unclear) return 'clarify';
  if (factors.requiresApproval) return 'approve';
  return changesState(factors.effect) ? 'execute' : 'answer';
}

/** The gravest of the outcomes. */
export function gravestOutcome(outcomes: readonly Outcome[]): Outcome {
  return GRAVITY.find((outcome) => outcomes.includes(outcome)) ?? 'clarify';
}
