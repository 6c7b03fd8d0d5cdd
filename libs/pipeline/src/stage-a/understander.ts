import { Injectable } from '@nestjs/common';
import { InventoryIndex, type InventorySnapshot } from '@app/assets';
import { redactSecrets } from '@app/audit';
import type { Cached } from '@app/cache';
import { Settings } from '@app/config';
import type { Decision, Principal, Understanding } from '@app/contracts';
import { IntentCache, type IntentExplanation } from '@app/intent-cache';
import { Clock } from '@app/telemetry';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';
import { digestOf, isRemembered } from '../session/remembered.js';
import { SessionStore } from '../session/session-store.service.js';
import { SHORTENED_PROMPT } from '../shortened-prompt.js';
import type { Clarification } from '../stage-d/responder.js';
import { assess } from './assess.js';
import { Assessor } from './assessor.service.js';
import { makeDecision } from './decision.js';
import { readFollowUp } from './follow-up/follow-up.js';
import { understoodBefore } from './follow-up/reading.js';
import { IntentLookup } from './intent-lookup.service.js';
import { RequestReader } from './request-reader.service.js';
import { storable } from './storable.js';
import type { Understood } from './understood.js';

/** A decision, and what to ask where its outcome is `clarify`. */
export interface Decided {
  readonly decision: Decision;
  readonly clarification: Clarification;
  /** What the person should know of how the request was read. */
  readonly warnings: readonly string[];
}

/** Stage A: what a request means, and what follows from it. The meaning may be cached; the judgement never is. */
@Injectable()
export class Understander {
  constructor(
    private readonly inventory: InventoryIndex,
    private readonly intents: IntentCache,
    private readonly lookup: IntentLookup,
    private readonly reader: RequestReader,
    private readonly assessor: Assessor,
    private readonly sessions: SessionStore,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws LlmError where only a model could tell and none can be asked. */
  async decide(run: PipelineRun, ledger: RunLedger): Promise<Decided> {
    const started = this.clock.monotonic();
    const { text, sessionId } = run.request;
    const { principal, signal } = run.context;
    const before = sessionId ? await this.sessions.last(sessionId, principal, signal) : undefined;
    const snapshot = await this.inventory.snapshot(signal);
    const followUp =
      before && this.settings.fastPath === 'on' ? readFollowUp(text, before, snapshot) : undefined;
    const { value, provenance } = followUp
      ? understoodBefore(followUp)
      : await this.understood(before, snapshot, run, ledger);
    ledger.intentProvenance(provenance);
    if (value.evidence) ledger.evidence(value.evidence);
    const assessed = await this.assessor.assess(value, text, snapshot, signal);
    const { understanding, judgement, clarification, warnings } = assessed;
    if (sessionId && isRemembered(judgement.outcome))
      await this.sessions.remember(sessionId, principal, value.understanding, signal);
    return {
      decision: makeDecision({
        understanding,
        judgement,
        confidence: value.confidence,
        source: provenance.status === 'hit' ? 'cache_exact' : value.source,
        request: text,
        elapsedMs: this.clock.monotonic() - started,
      }),
      clarification,
      warnings: [
        ...(followUp ? [`Read after the request before as: ${followUp.wording}.`] : []),
        ...(value.note === undefined ? [] : [value.note]),
        ...(value.isShortened ? [SHORTENED_PROMPT] : []),
        ...warnings,
      ],
    };
  }

  /** How a request of this principal would be looked up, without understanding it. */
  async explain(text: string, principal: Principal, signal: AbortSignal): Promise<IntentExplanation> {
    const snapshot = await this.inventory.snapshot(signal);
    return this.intents.explain(this.lookup.requestFor(redactSecrets(text), principal, snapshot));
  }

  private understood(
    before: Understanding | undefined,
    snapshot: InventorySnapshot,
    run: PipelineRun,
    ledger: RunLedger,
  ): Promise<Cached<Understood>> {
    const { text, bypassCache: bypass = false } = run.request;
    const { principal, requestId: producer, signal } = run.context;
    const request = this.lookup.requestFor(text, principal, snapshot);
    return this.intents.getOrUnderstand(
      { ...request, session: before && digestOf(before), bypass, producer },
      async (loading) => {
        const understood = await this.reader.read(run, snapshot, loading, ledger);
        const { outcome } = assess(understood, text, snapshot).judgement;
        const isKnown = understood.source === 'fast_path' || ledger.isAllOf(request.versions.model_id);
        return storable(understood, outcome, isKnown, ledger.tokensSpent());
      },
      signal,
    );
  }
}
