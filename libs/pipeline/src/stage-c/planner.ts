import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  canonicalJson,
  type Decision,
  type Plan,
  type PlanStep,
  type SafetyCheck,
  type Selection,
  type Target,
  type UnderstoodStep,
} from '@app/contracts';
import { changesState, effectOf, worstEffect } from '@app/policy';
import { ToolCatalogue } from '@app/tools';
import { partsOf } from '../asked-parts.js';

/** Stage C: turns selected patterns into a plan by the catalogue's templates. No command text comes from a model. */
@Injectable()
export class Planner {
  constructor(private readonly catalogue: ToolCatalogue) {}

  /** @param targets what each step acts on, resolved against the inventory just now. */
  plan(decision: Decision, selection: Selection, targets: readonly (readonly Target[])[]): Plan {
    const steps = partsOf(decision).map((part, index) => {
      const selected = selection.selected_tools[index];
      if (!selected) throw new Error('The selection has no tool for one of the things asked for.');
      return this.step(selected, part, targets[index] ?? []);
    });
    const changes = steps.some(({ effect }) => changesState(effect));
    return {
      plan_id: randomUUID(),
      plan_hash: planHash(steps),
      steps,
      safety_checks: changes ? CHANGE_CHECKS : READ_CHECKS,
      execution_metadata: {
        total_estimated_time: steps.reduce((total, { timeout_ms }) => total + timeout_ms, 0),
        risk_factors: decision.approval_reasons,
        approval_points: decision.requires_approval ? steps.map(({ id }) => id) : [],
      },
    };
  }

  private step(
    selected: Selection['selected_tools'][number],
    part: UnderstoodStep,
    targets: readonly Target[],
  ): PlanStep {
    const found = this.catalogue.find(selected.tool_name, selected.pattern);
    if (!found) throw new Error(`The selection names a pattern that the catalogue does not declare.`);
    const { pattern } = found;
    return {
      id: `step-${selected.execution_order}`,
      description: pattern.description,
      tool: selected.tool_name,
      pattern: pattern.name,
      inputs: selected.inputs,
      targets: pattern.targets === 'none' ? [] : [...targets],
      // The pattern says what the operation does at least; what is asked of it may do more.
      effect: worstEffect(pattern.effect, effectOf(part)),
      depends_on: selected.depends_on.map((order) => `step-${order}`),
      ...(part.condition === undefined ? {} : { condition: part.condition }),
      timeout_ms: pattern.timeout_ms,
      success_criteria: pattern.success_criteria,
      failure_handling: 'abort',
      ...(pattern.rollback === undefined ? {} : { rollback: pattern.rollback }),
    };
  }
}

/** SHA-256 of the canonical steps with their resolved targets: what an approval binds to. */
export function planHash(steps: readonly PlanStep[]): string {
  return createHash('sha256').update(canonicalJson(steps)).digest('hex');
}

const READ_CHECKS: SafetyCheck[] = [
  { check: 'executor_configured', stage: 'before', failure_action: 'abort' },
];

const CHANGE_CHECKS: SafetyCheck[] = [
  { check: 'targets_resolve', stage: 'before', failure_action: 'abort' },
  { check: 'executor_configured', stage: 'before', failure_action: 'abort' },
  { check: 'targets_unchanged', stage: 'before', failure_action: 'abort' },
  { check: 'success_criteria_met', stage: 'after', failure_action: 'abort' },
];
