import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail, redactSecrets } from '@app/audit';
import { Settings } from '@app/config';
import {
  type Decision,
  OperationalError,
  type Plan,
  type RequestContext,
  type Response,
  type Selection,
} from '@app/contracts';
import { toOperationalError } from '@app/llm-provider';
import { changesState, effectOf, POLICY_VERSION, scopeOf } from '@app/policy';
import { Clock } from '@app/telemetry';
import { partsOf } from './asked-parts.js';
import { Gate, type GateResult } from './gate/gate.js';
import {
  MAXIMUM_REQUEST_CHARACTERS,
  type PipelineObserver,
  type PipelineRequest,
  type PipelineRun,
} from './pipeline-request.js';
import { RunLedger } from './run/run-ledger.js';
import { askForInputs, nothingMatches } from './stage-a/ask-back.js';
import { Understander } from './stage-a/understander.js';
import { Selector } from './stage-b/selector.js';
import { PlanRunner, type StepResult } from './stage-c/plan-runner.js';
import { Planner } from './stage-c/planner.js';
import { TargetResolver } from './stage-c/target-resolver.js';
import type { Answer } from './stage-d/answer.js';
import { Candidates } from './stage-d/candidates.service.js';
import { type Clarification, Responder } from './stage-d/responder.js';
import { traceResult } from './stage-d/trace-result.js';

/** What is known of a request so far; recorded whether it ends well or not. */
interface Progress {
  decision?: Decision;
  selection?: Selection;
  plan?: Plan;
  /** What the person should know of how the request was read. */
  warnings?: readonly string[];
}

/** Leads a request through the four stages: understand, select, plan, answer. */
@Injectable()
export class PipelineOrchestrator {
  private readonly logger = new Logger(PipelineOrchestrator.name);

  constructor(
    private readonly understander: Understander,
    private readonly selector: Selector,
    private readonly targets: TargetResolver,
    private readonly planner: Planner,
    private readonly gate: Gate,
    private readonly runner: PlanRunner,
    private readonly responder: Responder,
    private readonly candidates: Candidates,
    private readonly audit: AuditTrail,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers a request. Failures of a stage are answered too (`response_type: error`), and every answer is
   * recorded before it is given.
   * @throws OperationalError `invalid_request` for a text that is empty or too long; whatever recording throws.
   */
  async run(
    request: PipelineRequest,
    context: RequestContext,
    observe: PipelineObserver = () => undefined,
  ): Promise<Response> {
    const text = redactSecrets(checkedText(request.text));
    const ledger = new RunLedger(this.clock, observe);
    const signal = AbortSignal.any([context.signal, AbortSignal.timeout(this.settings.requestTimeoutMs)]);
    const run: PipelineRun = { request: { ...request, text }, context: { ...context, signal }, observe };
    const progress: Progress = {};
    const answer = await this.answer(run, ledger, progress).catch((error: unknown) =>
      this.errorAnswer(error, run, context.signal),
    );
    const response: Response = {
      response_id: randomUUID(),
      request_id: context.requestId,
      outcome: progress.decision?.outcome ?? null,
      decision: progress.decision ?? null,
      ...(progress.plan && answer.response_type !== 'information' ? { plan: progress.plan } : {}),
      degraded: answer.error?.code === 'llm_unavailable' || answer.error?.code === 'llm_overloaded',
      ...answer,
      warnings: [...(progress.warnings ?? []), ...answer.warnings, ...ledger.warnings()],
      ...ledger.close(),
    };
    await this.audit.record({
      principal: context.principal,
      request: text,
      response,
      selection: progress.selection,
      note: request.note,
      policyVersion: POLICY_VERSION,
      stages: ledger.stages(),
    });
    observe({ type: 'response', response });
    return response;
  }

  private async answer(run: PipelineRun, ledger: RunLedger, progress: Progress): Promise<Answer> {
    const understood = await ledger.stage('understand', {
      input: run.request.text,
      work: () => this.understander.decide(run, ledger),
      output: ({ decision }) => decision,
    });
    const decision = (progress.decision = understood.decision);
    progress.warnings = understood.warnings;
    if (decision.outcome === 'clarify') return this.clarify(understood.clarification, decision, run);
    if (decision.outcome === 'refuse') return this.responder.refuse(decision);
    const planOnly = run.request.mode === 'plan_only';
    if (!planOnly) this.gate.admit(decision, run.context.principal);

    const { targets, selection } = await ledger.stage('select', {
      input: decision,
      work: () => this.select(decision, run, ledger),
      output: (selected) => selected,
    });
    progress.selection = selection;
    const idle = partsOf(decision).find((part, at) => changesState(effectOf(part)) && !targets[at]?.length);
    if (idle) {
      progress.decision = { ...decision, outcome: 'clarify' };
      return this.clarify(nothingMatches(idle), decision, run);
    }
    const missing = this.selector.missingInputs(selection);
    if (missing.length > 0) {
      progress.decision = { ...decision, outcome: 'clarify' };
      return this.clarify(askForInputs(decision, missing), decision, run);
    }
    const plan = (progress.plan = await ledger.stage('plan', {
      input: { selection, targets },
      work: () => this.planner.plan(decision, selection, targets),
      output: (planned) => planned,
    }));
    if (planOnly) return this.responder.plan(decision, plan, 'plan_summary');
    return decision.outcome === 'answer'
      ? this.read(plan, run, ledger)
      : this.change(decision, plan, run, ledger);
  }

  /** Asks back, with what the inventory offers for an answer. */
  private async clarify(
    clarification: Clarification,
    decision: Decision,
    { context: { signal } }: PipelineRun,
  ): Promise<Answer> {
    const { missing, candidates } = clarification;
    return this.responder.clarify(
      clarification,
      candidates ?? (await this.candidates.of(decision, missing, signal)),
    );
  }

  /** A plan that only reads runs at once. */
  private async read(plan: Plan, run: PipelineRun, ledger: RunLedger): Promise<Answer> {
    const results = await ledger.stage('execute', {
      input: plan.plan_hash,
      work: () => this.runner.run(plan, run, ledger),
      output: tracesOf,
    });
    return ledger.stage('answer', {
      input: tracesOf(results),
      work: () => this.responder.results(results, run, ledger),
      output: ({ response_type, message }) => ({ response_type, message }),
    });
  }

  /** Any other plan passes the gate: it waits for approval, or it runs and is recorded step by step. */
  private async change(decision: Decision, plan: Plan, run: PipelineRun, ledger: RunLedger): Promise<Answer> {
    const passed = await ledger.stage('gate', {
      input: plan.plan_hash,
      work: () => this.gate.pass(decision, plan, run),
      output: traceOfGate,
    });
    if (passed.kind === 'waits') return this.responder.waits(decision, plan, passed.approval);
    if (passed.kind === 'not_run') return this.responder.plan(decision, plan, 'execution_ready');
    const execution = await ledger.stage('execute', {
      input: passed.execution.id,
      work: () => ledger.tool(() => this.gate.settle(passed.execution, run)),
      output: ({ id, state }) => ({ execution: { id, state } }),
    });
    return this.responder.ran(decision, plan, execution);
  }

  private async select(decision: Decision, { request, context }: PipelineRun, ledger: RunLedger) {
    const targets = await this.targets.resolve(decision, {
      scope: scopeOf(context.principal),
      bypassCache: request.bypassCache ?? false,
      signal: context.signal,
      observe: (provenance) => ledger.assetContextProvenance(provenance),
    });
    return { targets, selection: this.selector.select(decision, targets.flat()) };
  }

  private errorAnswer(thrown: unknown, { context }: PipelineRun, clientSignal: AbortSignal): Answer {
    const error = this.operationalError(thrown, context, clientSignal);
    const { code, detail, hint, retryAfterSeconds: seconds } = error;
    return {
      response_type: 'error',
      message: `${detail} ${hint}`,
      error: { code, detail, hint, ...(seconds !== undefined && { retry_after_seconds: seconds }) },
      warnings: [],
      sources_consulted: [],
    };
  }

  private operationalError(
    thrown: unknown,
    context: RequestContext,
    clientSignal: AbortSignal,
  ): OperationalError {
    if (clientSignal.aborted)
      return new OperationalError('cancelled', 'The request was cancelled.', 'Ask again.');
    if (context.signal.aborted)
      return new OperationalError(
        'timeout',
        `The request took longer than ${this.settings.requestTimeoutMs} ms.`,
        'Ask for less, or raise REQUEST_TIMEOUT_MS.',
      );
    const error = toOperationalError(thrown);
    if (error instanceof OperationalError) return error;
    this.logger.error(
      `Request ${context.requestId} failed.`,
      error instanceof Error ? error.stack : String(error),
    );
    return new OperationalError(
      'internal',
      'The request failed inside the system.',
      `Look for request ${context.requestId} in the log.`,
    );
  }
}

function tracesOf(results: readonly StepResult[]): object[] {
  return results.map(({ source, result }) => ({ source, ...traceResult(result) }));
}

function traceOfGate(passed: GateResult): object {
  switch (passed.kind) {
    case 'waits':
      return { approval: { id: passed.approval.id, state: passed.approval.state } };
    case 'queued':
      return { execution: { id: passed.execution.id, state: passed.execution.state } };
    case 'not_run':
      return { not_run: 'executor_not_configured' };
  }
}

function checkedText(text: string): string {
  const length = text.trim().length;
  if (text.includes('\0') || !text.isWellFormed())
    throw new OperationalError(
      'invalid_request',
      'The request holds a character that cannot be stored.',
      'Leave out null characters and broken ones.',
    );
  if (length > 0 && text.length <= MAXIMUM_REQUEST_CHARACTERS) return text;
  throw new OperationalError(
    'invalid_request',
    length === 0 ? 'The request is empty.' : `The request has ${text.length} characters.`,
    `Send 1 to ${MAXIMUM_REQUEST_CHARACTERS} characters.`,
  );
}
