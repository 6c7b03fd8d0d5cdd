import { Injectable } from '@nestjs/common';
import { OperationalError, type Plan, type PlanStep, type Query, QuerySchema } from '@app/contracts';
import { scopeOf } from '@app/policy';
import { asReadPattern, ToolResultCache } from '@app/tool-result-cache';
import { ExecutorRegistry, ToolCatalogue, type ToolPattern, type ToolResult } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';

/** What one step found, and from which tool. */
export interface StepResult {
  readonly step: PlanStep;
  readonly result: ToolResult;
  readonly query?: Query;
  readonly source: string;
}

/** Runs plans that only read. A plan with any other step is refused: changes go through approval and execution. */
@Injectable()
export class PlanRunner {
  constructor(
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
    private readonly toolResults: ToolResultCache,
  ) {}

  /** @throws OperationalError `executor_not_configured`, or what the executor throws. */
  async run(plan: Plan, run: PipelineRun, ledger: RunLedger): Promise<StepResult[]> {
    const results: StepResult[] = [];
    for (const step of plan.steps) {
      if (step.effect !== 'read' && step.effect !== 'none')
        throw new OperationalError(
          'internal',
          `Step ${step.id} would change something and was not run.`,
          'Report this.',
        );
      results.push(await this.runStep(step, run, ledger));
    }
    return results;
  }

  private async runStep(step: PlanStep, run: PipelineRun, ledger: RunLedger): Promise<StepResult> {
    const toolPattern = this.catalogue.find(step.tool, step.pattern);
    if (!toolPattern) throw new Error(`The plan names a pattern that the catalogue does not declare.`);
    const result = await this.execute(toolPattern, step, run, ledger);
    const query = step.inputs['query'] === undefined ? undefined : QuerySchema.parse(step.inputs['query']);
    return { step, result, query, source: step.tool };
  }

  private async execute(
    toolPattern: ToolPattern,
    step: PlanStep,
    { request, context }: PipelineRun,
    ledger: RunLedger,
  ): Promise<ToolResult> {
    const executor = this.executors.require(toolPattern);
    const { tool, pattern } = toolPattern;
    const invoke = (signal: AbortSignal) =>
      ledger.tool(() =>
        executor.run(
          { pattern, inputs: step.inputs, targets: step.targets, actor: context.principal.id },
          AbortSignal.any([signal, AbortSignal.timeout(step.timeout_ms)]),
        ),
      );
    if (pattern.effect !== 'read' || pattern.cache_ttl_ms === undefined) return invoke(context.signal);
    const { value, provenance } = await this.toolResults.getOrRun(
      {
        scope: scopeOf(context.principal),
        tool: tool.name,
        tool_version: tool.version,
        pattern: asReadPattern(pattern),
        inputs: step.inputs,
        target_ids: step.targets.map(({ asset_id, kind, name }) => asset_id ?? `${kind}:${name}`),
        ttl_ms: pattern.cache_ttl_ms,
        bypass: request.bypassCache,
      },
      invoke,
      context.signal,
    );
    ledger.toolResultProvenance(provenance);
    return value;
  }
}
