import {
  actionDefinition,
  type Effect,
  type Judgement,
  type RiskLevel,
  type Understanding,
} from '@app/contracts';
import { changesState, worstEffect, worstRisk } from '../severity.js';
import { environmentsInCommand } from '../targets/environments-in-command.js';
import type { InventoryFacts } from '../targets/inventory-facts.js';
import { resolveTargets, type ResolvedTargets } from '../targets/resolve-targets.js';
import { asksForKnowledge } from '../text/clauses.js';
import { overridesRules } from '../text/overrides-rules.js';
import { approvalOf } from './approval-of.js';
import { asksForSecrets } from './asks-for-secrets.js';
import { commandsOf } from './commands-of.js';
import { effectOf } from './effect-of.js';
import { type Asked, missesTarget } from './missing-target.js';
import { gravestOutcome, outcomeOf } from './outcome-of.js';
import { riskOf } from './risk-of.js';

/** What may be told beside the understanding. */
export interface JudgeOptions {
  /** The request as typed: tells attempts to skip the rules and references that nothing explains. */
  readonly text?: string;
  /** Whether what the text refers to ("it", "their") was found in what was said before. */
  readonly explained?: boolean;
  /** The least effect that the request has, from its wording or from a model. Raises, never lowers. */
  readonly effectFloor?: Effect;
  /** The least risk of a change, in a model's opinion. Raises, never lowers. */
  readonly riskFloor?: RiskLevel;
}

/**
 * Judges a request by the rules of the taxonomy: effect, risk, approval and outcome, each the gravest of its
 * steps. Pure, deterministic and total: computed on every request, never cached, and it never throws.
 */
export function judge(
  understanding: Understanding,
  facts: InventoryFacts,
  options: JudgeOptions = {},
): Judgement {
  const { text = '', effectFloor = 'none', riskFloor = 'low', explained = false } = options;
  const steps: readonly Asked[] = understanding.steps ?? [];
  const judged = [understanding, ...steps].map((asked: Asked, position) => {
    const targets = targetsOf(asked, facts);
    return judgeStep(asked, targets, text, {
      effectFloor: position === 0 ? effectFloor : 'none',
      riskFloor,
      explained,
    });
  });
  return {
    effect: worstEffect(...judged.map(({ effect }) => effect)),
    risk_level: worstRisk(...judged.map(({ risk_level }) => risk_level)),
    requires_approval: judged.some(({ requires_approval }) => requires_approval),
    approval_reasons: [...new Set(judged.flatMap(({ approval_reasons }) => approval_reasons))],
    outcome: gravestOutcome(judged.map(({ outcome }) => outcome)),
  };
}

/**
 * What a step names itself: what stands beside it must not make an operation without a target look harmless. What
 * "it" stands for is found before, where the request is understood. A host within a command is no target, but its
 * environment counts.
 */
function targetsOf(asked: Asked, facts: InventoryFacts): ResolvedTargets {
  const targets = resolveTargets(asked, facts);
  const reached = commandsOf(asked).flatMap((line) => environmentsInCommand(line, facts));
  return { ...targets, environments: [...new Set([...targets.environments, ...reached])].toSorted() };
}

function judgeStep(
  asked: Asked,
  targets: ResolvedTargets,
  text: string,
  { effectFloor, riskFloor, explained }: Required<Omit<JudgeOptions, 'text'>>,
): Judgement {
  const { action } = actionDefinition(asked.intent.action);
  const withoutFloor = effectOf(asked);
  const effect = effectOf(asked, effectFloor);
  const factors = { effect, gated: asksForSecrets(asked), targets };
  const risk = changesState(effect) ? worstRisk(riskOf(factors), riskFloor) : riskOf(factors);
  const approval = approvalOf(factors, risk);
  const scheduled = changesState(effect) && asked.arguments['schedule'] !== undefined;
  const outcome = outcomeOf({
    action,
    effect,
    requiresApproval: approval.required,
    overrides: overridesRules(text) && !(withoutFloor === 'none' && asksForKnowledge(text)),
    unclear: scheduled || contradicts(asked, effect) || missesTarget(asked, targets, text, explained),
  });
  return {
    effect,
    risk_level: risk,
    requires_approval: approval.required,
    approval_reasons: [...approval.reasons],
    outcome,
  };
}

/** The words or a command ask for a change where the action that was understood makes none: no plan fits both. */
function contradicts({ intent }: Asked, effect: Effect): boolean {
  return changesState(effect) && !changesState(actionDefinition(intent.action).effect);
}
