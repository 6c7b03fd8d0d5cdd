import { Injectable } from '@nestjs/common';
import {
  type Approval,
  type Candidate,
  type Decision,
  type Execution,
  hasEnded,
  LOCAL_PRINCIPAL,
  type Plan,
} from '@app/contracts';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';
import type { StepResult } from '../stage-c/plan-runner.js';
import type { Answer } from './answer.js';
import { Explainer } from './explainer.js';
import { renderExecution } from './render-execution.js';
import { planMessage, summarisePlan } from './render-plan.js';
import { renderResult } from './render-result.js';
import { type RenderedStep, renderSeveral } from './render-several.js';

/** Why a request stops before a plan, in words for the person who asked. */
export interface Clarification {
  readonly question: string;
  /** Names of what is missing. */
  readonly missing: readonly string[];
  /** What it may be answered with, at most five, where that is known already. */
  readonly candidates?: readonly Candidate[];
}

const NOBODY_APPROVES =
  'Without API keys everybody is `local`, and nobody approves an own request. Make a key: npm run ops -- keys new NAME --role approver.';

/** Stage D: says what happened. Code renders data; the model phrases explanations only. */
@Injectable()
export class Responder {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
    private readonly explainer: Explainer,
  ) {}

  clarify({ question, missing }: Clarification, candidates: readonly Candidate[]): Answer {
    const names = candidates.map(({ name }) => name).join(', ');
    return {
      response_type: 'clarification',
      message: names ? `${question} Possible: ${names}.` : question,
      clarification_needed: [...missing],
      ...(candidates.length > 0 && { candidates: [...candidates] }),
      warnings: [],
      sources_consulted: [],
    };
  }

  refuse(decision: Decision): Answer {
    const reason =
      decision.intent.action === 'out_of_scope'
        ? 'That is not something this system does: it answers questions about IT operations and carries them out.'
        : 'Approval and the other rules of this system cannot be switched off by a request. Ask for the operation itself.';
    return { response_type: 'refusal', message: reason, warnings: [], sources_consulted: [] };
  }

  /** The plan, where that is all that was asked for, or where nothing here can run it. */
  plan(decision: Decision, plan: Plan, type: 'plan_summary' | 'execution_ready'): Answer {
    return {
      response_type: type,
      message: planMessage(decision, plan),
      execution_summary: summarisePlan(decision, plan),
      warnings: this.missingExecutors(plan),
      sources_consulted: sourcesOf(plan),
    };
  }

  /** The plan that waits for people. */
  waits(decision: Decision, plan: Plan, approval: Approval): Answer {
    const { id, state, plan_hash, expires_at, roles, targets, changes, approvals_required } = approval;
    const nobody = approval.requester === LOCAL_PRINCIPAL.id ? [NOBODY_APPROVES] : [];
    return {
      response_type: 'approval_request',
      message: planMessage(decision, plan),
      execution_summary: summarisePlan(decision, plan),
      approval: { id, state, plan_hash, expires_at, roles, targets, changes, approvals_required },
      warnings: [...this.missingExecutors(plan), ...nobody],
      sources_consulted: sourcesOf(plan),
    };
  }

  /** What became of a plan that needed nobody's approval. */
  ran(decision: Decision, plan: Plan, execution: Execution): Answer {
    const { id, state, reason, operations } = execution;
    const { message, data } = renderExecution(decision, execution);
    return {
      response_type: hasEnded(state) ? 'execution_result' : 'execution_ready',
      message,
      ...(data ? { data } : {}),
      execution_summary: summarisePlan(decision, plan),
      execution: { id, state, reason, operations },
      warnings: [],
      sources_consulted: [...new Set(plan.steps.map(({ tool }) => tool))],
    };
  }

  /** What the tools found, step by step. */
  async results(results: readonly StepResult[], run: PipelineRun, ledger: RunLedger): Promise<Answer> {
    const steps: RenderedStep[] = [];
    for (const { step, result, query } of results) {
      const rendered =
        result.kind === 'explanation'
          ? await this.explainer.explain(result.request, run, ledger)
          : renderResult(result, query);
      steps.push({ step, rendered });
    }
    const { message, data, warnings } = renderSeveral(steps);
    return {
      response_type: 'information',
      message,
      data,
      warnings: [...warnings],
      sources_consulted: [...new Set(results.map(({ source }) => source))],
    };
  }

  private missingExecutors(plan: Plan): string[] {
    const missing = plan.steps
      .map(({ tool, pattern }) => this.catalogue.find(tool, pattern))
      .filter((toolPattern) => toolPattern && !this.executors.find(toolPattern))
      .map((toolPattern) => toolPattern?.tool.executor);
    return [...new Set(missing)].map(
      (executor) =>
        `executor_not_configured: this installation has no executor '${executor}', so the plan cannot run yet.`,
    );
  }
}

function sourcesOf({ steps }: Plan): string[] {
  return steps.some(({ targets }) => targets.length > 0) ? ['inventory'] : [];
}
