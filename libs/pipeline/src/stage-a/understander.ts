import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InventoryIndex, type InventorySnapshot } from '@app/assets';
import { redactSecrets } from '@app/audit';
import { EpochSource, type Loaded } from '@app/cache';
import { Settings } from '@app/config';
import {
  canonicalJson,
  type Decision,
  type Outcome,
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
import type { RunLedger } from '../run/run-ledger.js';
import type { Clarification } from '../stage-d/responder.js';
import { askBack } from './ask-back.js';
import { makeDecision } from './decision.js';
import { understand } from './fast-path/understand.js';
import { FastPathShadow } from './fast-path-shadow.js';
import { linkEntities } from './link-entities.js';
import { understandByModel, understandingPromptHash } from './model/understand-by-model.js';
import type { Understood } from './understood.js';

/** Below it a question goes back instead of an answer. */
const LEAST_CONFIDENCE = 0.5;
/** From it on an understanding is sure enough to be served again. */
const CACHED_CONFIDENCE = 0.8;

const TAXONOMY_HASH = createHash('sha256').update(canonicalJson(taxonomyDocument)).digest('hex');

/** A decision, and what to ask where its outcome is `clarify`. */
export interface Decided {
  readonly decision: Decision;
  readonly clarification: Clarification;
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
  ) {}

  /** @throws LlmError where only a model could tell and none can be asked. */
  async decide(run: PipelineRun, ledger: RunLedger): Promise<Decided> {
    const started = this.clock.monotonic();
    const { text } = run.request;
    const snapshot = await this.inventory.snapshot(run.context.signal);
    const request = {
      ...this.cacheRequest(text, run.context.principal, snapshot),
      bypass: run.request.bypassCache ?? false,
      producer: run.context.requestId,
    };
    const { value, provenance } = await this.intents.getOrUnderstand(
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
    const unclear = value.clarification ?? doubt(value) ?? notNow(understanding, judgement.effect);
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

/** Links an understanding to the inventory and judges it; the wording alone may raise its effect. */
function judgeOn(understood: Understood, text: string, { assets }: InventorySnapshot) {
  const understanding = linkEntities(understood.understanding, assets);
  const options = { text, effectFloor: textEffectFloor(text), riskFloor: understood.riskFloor };
  return { understanding, judgement: judge(understanding, inventoryFacts(assets), options) };
}

/** Only what is sure, and complete, is worth serving again; a question or a refusal that went back is not. */
function storable(
  understood: Understood,
  outcome: Outcome,
  isModelKnown: boolean,
  tokens: number,
): Loaded<Understood> {
  const refused = (reason: string) => ({ value: understood, store: false as const, reason });
  if (understood.clarification || outcome === 'clarify') return refused('clarification');
  if (outcome === 'refuse') return refused('refusal');
  // The key names the model that was known before; what another one understood does not belong under it.
  if (!isModelKnown) return refused('model changed');
  if (understood.confidence < CACHED_CONFIDENCE) return refused('low confidence');
  return { value: understood, store: true, tokens };
}

function doubt({ confidence, understanding }: Understood): Clarification | undefined {
  if (confidence >= LEAST_CONFIDENCE) return undefined;
  const action = understanding.intent.action.replaceAll('_', ' ');
  return {
    question: `It is not sure what is meant. Is it to ${action}? Say it in other words.`,
    missing: [],
  };
}

/** A change that was asked for at a time, or under a condition that no step carries, must not run as it stands. */
function notNow({ arguments: said }: Understanding, effect: Decision['effect']): Clarification | undefined {
  if (!changesState(effect)) return undefined;
  const [kind, value] =
    ['schedule', 'condition']
      .map((name) => [name, said[name]] as const)
      .find(([, text]) => text !== undefined) ?? [];
  if (kind === undefined) return undefined;
  const question =
    kind === 'schedule'
      ? `Changes cannot be scheduled (“${String(value)}”). Ask again without a time to do it now.`
      : `The condition “${String(value)}” cannot be checked yet. Ask for the check first, then for the change.`;
  return { question, missing: [] };
}
