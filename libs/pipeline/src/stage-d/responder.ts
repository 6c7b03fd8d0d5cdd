import { Injectable } from '@nestjs/common';
import type { Decision, Plan } from '@app/contracts';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';
import type { StepResult } from '../stage-c/plan-runner.js';
import type { Answer } from './answer.js';
import { Explainer } from './explainer.js';
import { planMessage, summarisePlan } from './render-plan.js';
import { renderResult, type RenderedResult } from './render-result.js';

/** Why a request stops before a plan, in words for the person who asked. */
export interface Clarification {
  readonly question: string;
  /** What is missing, or the candidates to choose from. */
  readonly missing: readonly string[];
}

/** Stage D: says what happened. Code renders data; the model phrases explanations only. */
@Injectable()
export class Responder {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
    private readonly explainer: Explainer,
  ) {}

  clarify({ question, missing }: Clarification): Answer {
    return {
      response_type: 'clarification',
      message: question,
      clarification_needed: [...missing],
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

  /** The plan, whether it waits for approval, is ready, or was all that was asked for. */
  plan(decision: Decision, plan: Plan): Answer {
    const types = { approve: 'approval_request', execute: 'execution_ready' } as const;
    const outcome = decision.outcome;
    return {
      response_type: outcome === 'approve' || outcome === 'execute' ? types[outcome] : 'plan_summary',
      message: planMessage(decision, plan),
      execution_summary: summarisePlan(decision, plan),
      warnings: this.missingExecutors(plan),
      sources_consulted: plan.steps.some(({ targets }) => targets.length > 0) ? ['inventory'] : [],
    };
  }

  /** What the tools found. */
  async results(
    decision: Decision,
    results: readonly StepResult[],
    run: PipelineRun,
    ledger: RunLedger,
  ): Promise<Answer> {
    const rendered: RenderedResult[] = [];
    for (const { result, query } of results) {
      rendered.push(
        result.kind === 'explanation'
          ? await this.explainer.explain(result.request, run, ledger)
          : renderResult(result, query ?? decision.query),
      );
    }
    return {
      response_type: 'information',
      message: rendered.map(({ message }) => message).join('\n'),
      data: rendered.at(-1)?.data,
      warnings: rendered.flatMap(({ warnings }) => warnings),
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
