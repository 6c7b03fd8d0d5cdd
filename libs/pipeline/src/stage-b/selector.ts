import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Decision,
  EFFECTS,
  OperationalError,
  type Selection,
  type Target,
} from '@app/contracts';
import { ExecutorRegistry, ToolCatalogue, type ToolPattern } from '@app/tools';
import { partsOf } from '../asked-parts.js';
import { bindInputs, missingInputs } from './bind-inputs.js';

/** Weight of each profile value in a pattern's score; what cannot run at all counts as much as the worst profile. */
const WEIGHTS = { latency: 2, incompleteness: 2, cost: 1, notConfigured: 25 } as const;

/** Stage B: chooses the patterns that do what was understood. Deterministic; the catalogue decides, not a model. */
@Injectable()
export class Selector {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
  ) {}

  /** One selected pattern for each thing asked, in the order asked. */
  select(decision: Decision, targets: readonly Target[]): Selection {
    const chosen = partsOf(decision).map((part) => ({
      part,
      toolPattern: this.choose(part.intent.action, decision),
    }));
    return {
      selection_id: randomUUID(),
      selected_tools: chosen.map(({ part, toolPattern: { tool, pattern } }, index) => ({
        tool_name: tool.name,
        pattern: pattern.name,
        justification: pattern.description,
        inputs: bindInputs(pattern, part, decision.original_request),
        execution_order: index + 1,
        depends_on: index === 0 ? [] : [index],
      })),
      policy: {
        requires_approval: decision.requires_approval,
        production_environment: targets.some(({ environment }) => environment === 'production'),
        risk_level: decision.risk_level,
        max_execution_time: sum(chosen.map(({ toolPattern }) => toolPattern.pattern.timeout_ms)) / 1000,
        rollback_required: decision.effect === 'write' || decision.effect === 'destructive',
      },
      selection_confidence: decision.overall_confidence,
    };
  }

  /** What the chosen patterns need and nobody said, by the names of their inputs. */
  missingInputs(selection: Selection): string[] {
    return selection.selected_tools.flatMap(({ tool_name, pattern, inputs }) => {
      const found = this.catalogue.find(tool_name, pattern);
      return found ? missingInputs(found.pattern, inputs) : [];
    });
  }

  private choose(action: Action, decision: Decision): ToolPattern {
    const allowed = this.catalogue
      .patternsFor(action)
      .filter(({ pattern }) => decision.effect !== 'read' || EFFECTS.indexOf(pattern.effect) <= 1);
    const [best] = allowed.toSorted(
      (left, right) => this.score(left) - this.score(right) || left.tool.name.localeCompare(right.tool.name),
    );
    if (best) return best;
    throw new OperationalError(
      'internal',
      `No pattern of the catalogue may do '${action}' with effect '${decision.effect}'.`,
      'Report the request: the catalogue and the policy disagree.',
    );
  }

  /** Lower is better. */
  private score(toolPattern: ToolPattern): number {
    const { cost, latency, incompleteness } = toolPattern.pattern.profile;
    const penalty = this.executors.find(toolPattern) ? 0 : WEIGHTS.notConfigured;
    return (
      WEIGHTS.cost * cost + WEIGHTS.latency * latency + WEIGHTS.incompleteness * incompleteness + penalty
    );
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
