import { Injectable } from '@nestjs/common';
import {
  type Approval,
  type ChangePreview,
  type Decision,
  type Execution,
  OperationalError,
  type Plan,
  type Principal,
} from '@app/contracts';
import { Approvals, Executions } from '@app/execution';
import { isAllowed, rolesWith } from '@app/policy';
import { ExecutorRegistry, ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';

/** How long an answer waits for a plan that runs at once, in ms; what takes longer is watched by its id. */
const SETTLING_MS = 10_000;

/** What a plan that is more than a look has come to. `not_run`: an executor is missing, and nothing was queued. */
export type GateResult =
  | { readonly kind: 'waits'; readonly approval: Approval }
  | { readonly kind: 'queued'; readonly execution: Execution }
  | { readonly kind: 'not_run' };

/** Between plan and action: who may ask for it, whether people must agree, and then its execution. */
@Injectable()
export class Gate {
  constructor(
    private readonly approvals: Approvals,
    private readonly executions: Executions,
    private readonly catalogue: ToolCatalogue,
    private readonly executors: ExecutorRegistry,
  ) {}

  /** @throws OperationalError `forbidden` where the principal may not ask for what was decided */
  admit({ outcome }: Decision, principal: Principal): void {
    if (outcome === 'answer' || isAllowed(principal, 'change')) return;
    throw new OperationalError(
      'forbidden',
      `'${principal.id}' may look, but not ask for changes or secrets.`,
      `Use a key with the role ${rolesWith('change').join(' or ')}.`,
    );
  }

  /**
   * Has a plan wait for approval, or queues it.
   * @throws OperationalError `plan_changed` where the caller expected another plan; what a preview finds impossible
   */
  async pass(decision: Decision, plan: Plan, { request, context }: PipelineRun): Promise<GateResult> {
    if (request.planHash !== undefined && request.planHash !== plan.plan_hash) throw planChanged(plan);
    const { requestId, principal, signal } = context;
    const changes = await this.preview(plan, principal, signal);
    const common = { requestId, requester: principal.id, decision, plan };
    if (decision.outcome === 'approve')
      return {
        kind: 'waits',
        approval: await this.approvals.request({ ...common, request: request.text, changes }, signal),
      };
    if (!this.canRun(plan)) return { kind: 'not_run' };
    return { kind: 'queued', execution: await this.executions.submit(common, signal) };
  }

  /** What became of an execution, or where it stands after ten seconds. */
  settle({ id }: Execution, { context }: PipelineRun): Promise<Execution> {
    return this.executions.settled(id, SETTLING_MS, context.signal);
  }

  private async preview(plan: Plan, { id: actor }: Principal, signal: AbortSignal): Promise<ChangePreview[]> {
    const changes: ChangePreview[] = [];
    for (const { tool, pattern: name, inputs, targets, timeout_ms } of plan.steps) {
      const toolPattern = this.catalogue.find(tool, name);
      const executor = toolPattern && this.executors.find(toolPattern);
      if (!toolPattern || !executor) continue;
      const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout_ms)]);
      changes.push(
        ...(await executor.preview({ pattern: toolPattern.pattern, inputs, targets, actor }, limited)),
      );
    }
    return changes;
  }

  private canRun({ steps }: Plan): boolean {
    return steps.every(({ tool, pattern }) => {
      const toolPattern = this.catalogue.find(tool, pattern);
      return toolPattern !== undefined && this.executors.find(toolPattern) !== undefined;
    });
  }
}

function planChanged({ plan_hash }: Plan): OperationalError {
  return new OperationalError(
    'plan_changed',
    `The plan is no longer the one that was expected; it is ${plan_hash} now. Nothing was done.`,
    'Look at the plan again (mode plan_only), then ask with its plan_hash.',
  );
}
