import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InventoryIndex, type InventorySnapshot } from '@app/assets';
import { redactSecrets } from '@app/audit';
import { type Cached, EpochSource } from '@app/cache';
import { Settings } from '@app/config';
import {
  canonicalJson,
  type Decision,
  type Principal,
  taxonomyDocument,
  type Understanding,
} from '@app/contracts';
import { IntentCache, type IntentExplanation } from '@app/intent-cache';
import { LlmProvider } from '@app/llm-provider';
import { changesState, inventoryFacts, judge, scopeOf, textEffectFloor } from '@app/policy';
import { PromptRegistry } from '@app/prompt-registry';
import { Clock } from '@app/telemetry';
import { ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import { digestOf, toRemember } from '../session/remembered.js';
import { SessionStore } from '../session/session-store.service.js';
import type { RunLedger } from '../run/run-ledger.js';
import type { Clarification } from '../stage-d/responder.js';
import { askBack, doubt, notNow } from './ask-back.js';
import { makeDecision } from './decision.js';
import { understand } from './fast-path/understand.js';
import { FastPathShadow } from './fast-path-shadow.js';
import { readFollowUp } from './follow-up/follow-up.js';
import type { FollowUp } from './follow-up/reading.js';
import { linkEntities } from './link-entities.js';
import { understandByModel, understandingPromptHash } from './model/understand-by-model.js';
import { storable } from './storable.js';
import type { Understood } from './understood.js';

const TAXONOMY_HASH = createHash('sha256').update(canonicalJson(taxonomyDocument)).digest('hex');

/** A decision, and what to ask where its outcome is `clarify`. */
export interface Decided {
  readonly decision: Decision;
  readonly clarification: Clarification;
  /** The request in full words, where what was said before completed it. */
  readonly readAs?: string;
  /** What the person should know of how it was understood. */
  readonly note?: string;
}

/** Stage A: what a request means, and what follows from it. The meaning may be cached; the judgement never is. */
@Injectable()
export class Understander {
  constructor(
    private readonly inventory: InventoryIndex,
    private readonly epochs: EpochSource,
    private readonly intents: IntentCache,
    private readonly catalogue: ToolCatalogue,
    private readonly llm: LlmProvider,
    private readonly prompts: PromptRegistry,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly shadow: FastPathShadow,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws LlmError where only a model could tell and none can be asked. */
  async decide(run: PipelineRun, ledger: RunLedger): Promise<Decided> {
    const started = this.clock.monotonic();
    const { sessionId } = run.request;
    const { principal, signal } = run.context;
    const before = sessionId && (await this.sessions.last(sessionId, principal, signal));
    const decided = await this.decideAfter(before || undefined, run, ledger, started);
    const meant = toRemember(decided.decision);
    if (sessionId && meant) await this.sessions.remember(sessionId, principal, meant, signal);
    return decided;
  }

  private async decideAfter(
    before: Understanding | undefined,
    run: PipelineRun,
    ledger: RunLedger,
    started: number,
  ): Promise<Decided> {
    const { text } = run.request;
    const snapshot = await this.inventory.snapshot(run.context.signal);
    const followUp =
      before && this.settings.fastPath === 'on' ? readFollowUp(text, before, snapshot) : undefined;
    const request = {
      ...this.cacheRequest(text, run.context.principal, snapshot),
      session: before && digestOf(before),
      bypass: run.request.bypassCache ?? false,
      producer: run.context.requestId,
    };
    const { value, provenance } = followUp
      ? fromSession(followUp)
      : await this.intents.getOrUnderstand(
          request,
          async (signal) => {
            const understood = await this.understand(run, snapshot, signal, ledger);
            const { judgement } = judgeOn(understood, text, snapshot);
            const isKnown =
              understood.source === 'fast_path' || request.versions.model_id === this.llm.knownModel();
            return storable(understood, judgement.outcome, isKnown, ledger.tokensSpent());
          },
          run.context.signal,
        );
    ledger.intentProvenance(provenance);
    const { understanding, judgement } = await this.judge(value, text, snapshot, run.context.signal);
    const unclear = value.clarification ?? doubt(value) ?? notNow(understanding, judgement);
    const outcome = unclear && judgement.outcome !== 'refuse' ? 'clarify' : judgement.outcome;
    return {
      decision: makeDecision({
        understanding,
        judgement: { ...judgement, outcome },
        confidence: value.confidence,
        source: provenance.status === 'hit' ? 'cache_exact' : value.source,
        request: text,
        elapsedMs: this.clock.monotonic() - started,
      }),
      clarification: unclear ?? askBack(understanding),
      ...(followUp && { readAs: followUp.wording }),
      ...(value.note !== undefined && { note: value.note }),
    };
  }

  /** How a request of this principal would be looked up, without understanding it. */
  async explain(text: string, principal: Principal, signal: AbortSignal): Promise<IntentExplanation> {
    const snapshot = await this.inventory.snapshot(signal);
    return this.intents.explain(this.cacheRequest(redactSecrets(text), principal, snapshot));
  }

  /** Judges on the inventory as the database has it now, wherever something would change or be approved. */
  private async judge(understood: Understood, text: string, known: InventorySnapshot, signal: AbortSignal) {
    const judged = judgeOn(understood, text, known);
    if (!changesState(judged.judgement.effect) && !judged.judgement.requires_approval) return judged;
    await this.epochs.refresh(signal);
    return judgeOn(understood, text, await this.inventory.snapshot(signal));
  }

  private async understand(
    { request: { text }, context: { requestId } }: PipelineRun,
    snapshot: InventorySnapshot,
    signal: AbortSignal,
    ledger: RunLedger,
  ): Promise<Understood> {
    const { fastPath } = this.settings;
    const fast = fastPath === 'off' ? undefined : understand(text, snapshot);
    if (fastPath === 'on' && fast?.kind === 'understood')
      return {
        understanding: fast.understanding,
        confidence: fast.understanding.intent.confidence,
        source: 'fast_path',
      };
    if (fastPath === 'on' && fast?.kind === 'clarify') {
      const { understanding, question, missing } = fast;
      return {
        understanding,
        confidence: understanding.intent.confidence,
        source: 'fast_path',
        clarification: { question, missing },
      };
    }
    const understood = await understandByModel(text, {
      provider: this.llm,
      prompts: this.prompts,
      signal,
      deadlineMs: this.settings.llm.timeoutMs,
      onCall: (cost, prompt) => ledger.llmCall(cost, prompt),
      canPlan: (action) => this.catalogue.patternsFor(action).length > 0,
    });
    if (fastPath === 'shadow' && fast) this.shadow.compare(fast, understood.understanding, requestId);
    return { ...understood, source: 'llm' };
  }

  private cacheRequest(text: string, principal: Principal, snapshot: InventorySnapshot) {
    return {
      text,
      scope: scopeOf(principal),
      versions: {
        prompt_hash: understandingPromptHash(this.prompts),
        model_id: this.llm.knownModel() ?? 'not known yet',
        taxonomy_hash: TAXONOMY_HASH,
        catalogue_hash: this.catalogue.hash,
        vocabulary_hash: snapshot.vocabularyHash,
        fast_path: this.settings.fastPath,
      },
    };
  }
}

/** Read by the session alone, and in no time: no cache is asked. */
function fromSession({ understanding }: FollowUp): Cached<Understood> {
  return {
    value: {
      understanding,
      confidence: understanding.intent.confidence,
      source: 'fast_path',
      explained: true,
    },
    provenance: {
      status: 'bypass',
      layer: 'intent',
      tier: null,
      age_ms: null,
      key_hash: null,
      reason: 'read by the request before',
    },
  };
}

/** Links an understanding to the inventory and judges it; the wording alone may raise its effect. */
function judgeOn(understood: Understood, text: string, { assets }: InventorySnapshot) {
  const understanding = linkEntities(understood.understanding, assets);
  const options = {
    text,
    effectFloor: textEffectFloor(text),
    riskFloor: understood.riskFloor,
    explained: understood.explained,
  };
  return { understanding, judgement: judge(understanding, inventoryFacts(assets), options) };
}
