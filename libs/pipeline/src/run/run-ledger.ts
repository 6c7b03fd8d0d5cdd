import { createHash } from 'node:crypto';
import type { StageRecord } from '@app/audit';
import {
  type CacheProvenance,
  canonicalJson,
  OperationalError,
  type ResponseCache,
  type Timings,
  type TokenUsage,
} from '@app/contracts';
import type { ModelCallCost } from '@app/llm-provider';
import type { PromptIdentity } from '@app/prompt-registry';
import type { Clock } from '@app/telemetry';
import type { PipelineObserver, StageName } from '../pipeline-request.js';
import type { Evidence } from '../stage-a/evidence/evidence.js';
import type { StageWork } from './stage-work.js';

const notAsked = (layer: CacheProvenance['layer']): CacheProvenance => ({
  status: 'bypass',
  layer,
  tier: null,
  age_ms: null,
  key_hash: null,
  reason: 'not needed',
});

const NO_TOKENS: TokenUsage = { prompt: 0, completion: 0, cached: 0 };

/** What a stage used besides time, and what its confidence came from. */
type StageUse = Pick<StageRecord, 'prompt' | 'model' | 'tokens' | 'llm_calls' | 'evidence'>;

/** Keeps the account of one request: where time went, what models cost, which caches answered, what each stage said. */
export class RunLedger {
  private readonly startedAt: number;
  private readonly records: StageRecord[] = [];
  private readonly toolProvenance: CacheProvenance[] = [];
  private intent = notAsked('intent');
  private assetContext = notAsked('asset_context');
  private readonly modelIds = new Set<string>();
  /** Models that answered in the place of engines that could not. */
  private readonly standIns = new Map<string, readonly string[]>();
  private llmMs = 0;
  private toolMs = 0;
  private llmCalls = 0;
  private tokens = NO_TOKENS;
  private use: StageUse = {};

  constructor(
    private readonly clock: Clock,
    private readonly observe: PipelineObserver,
  ) {
    this.startedAt = clock.monotonic();
  }

  /** Runs a stage and accounts it, whether it succeeds or fails. */
  async stage<T>(name: StageName, { input, work, output }: StageWork<T>): Promise<T> {
    const started = this.clock.monotonic();
    this.use = {};
    const close = (outcome: Pick<StageRecord, 'output' | 'error'>): void => {
      const ms = round(this.clock.monotonic() - started);
      this.records.push({
        stage: name,
        ms,
        input_hash: hashOf(input),
        ...this.cacheOf(name),
        ...this.use,
        ...outcome,
      });
      this.observe({ type: 'stage', stage: name, ms });
    };
    try {
      const result = await work();
      close({ output: output(result) });
      return result;
    } catch (error) {
      close({ output: null, error: faultOf(error) });
      throw error;
    }
  }

  /** Accounts the time of a tool call that was not served from the cache. */
  async tool<T>(work: () => Promise<T>): Promise<T> {
    const started = this.clock.monotonic();
    try {
      return await work();
    } finally {
      this.toolMs += this.clock.monotonic() - started;
    }
  }

  llmCall(cost: ModelCallCost, prompt: PromptIdentity): void {
    const { usage, queueMs, totalMs, model, modelId, passedOver = [] } = cost;
    this.llmCalls += 1;
    this.modelIds.add(modelId);
    if (passedOver.length > 0) this.standIns.set(modelId, passedOver);
    this.llmMs += queueMs + totalMs;
    this.tokens = sum(this.tokens, usage);
    const { name, version, hash } = prompt;
    this.use = {
      prompt: { id: name, version, hash },
      model,
      tokens: sum(this.use.tokens ?? NO_TOKENS, usage),
      llm_calls: (this.use.llm_calls ?? 0) + 1,
    };
  }

  /** What the confidence of the stage that runs was made of. */
  evidence(evidence: Evidence): void {
    this.use = { ...this.use, evidence };
  }

  /** Tokens of all model calls so far, as far as the engine told. */
  tokensSpent(): number {
    return (this.tokens.prompt ?? 0) + (this.tokens.completion ?? 0);
  }

  /** Whether no other model than this one has answered. */
  isAllOf(modelId: string): boolean {
    return [...this.modelIds].every((answered) => answered === modelId);
  }

  /** What the person should know of how the request was served. */
  warnings(): string[] {
    return [...this.standIns].map(
      ([modelId, passedOver]) => `${modelId} answered, since ${passedOver.join(' and ')} could not.`,
    );
  }

  intentProvenance(provenance: CacheProvenance): void {
    this.intent = provenance;
  }

  assetContextProvenance(provenance: CacheProvenance): void {
    this.assetContext = provenance;
  }

  toolResultProvenance(provenance: CacheProvenance): void {
    this.toolProvenance.push(provenance);
  }

  /** Every stage that ran, in order, for the record. */
  stages(): readonly StageRecord[] {
    return this.records;
  }

  /** The account so far, as the Response carries it. */
  close(): { cache: ResponseCache; timings: Timings; tokens: TokenUsage; llm_calls: number } {
    const total = this.clock.monotonic() - this.startedAt;
    return {
      cache: { intent: this.intent, asset_context: this.assetContext, tools: [...this.toolProvenance] },
      timings: {
        total_ms: round(total),
        llm_ms: round(this.llmMs),
        tool_ms: round(this.toolMs),
        overhead_ms: round(Math.max(0, total - this.llmMs - this.toolMs)),
        stages: Object.fromEntries(this.records.map(({ stage, ms }) => [stage, ms])),
      },
      tokens: this.tokens,
      llm_calls: this.llmCalls,
    };
  }

  private cacheOf(name: StageName): Pick<StageRecord, 'cache'> {
    switch (name) {
      case 'understand':
        return { cache: this.intent };
      case 'select':
        return { cache: this.assetContext };
      case 'execute':
        return { cache: [...this.toolProvenance] };
      case 'plan':
      case 'gate':
      case 'answer':
        return {};
    }
  }
}

/** Unknown stays unknown: a sum with an unknown part is not a number. */
function sum(left: TokenUsage, right: TokenUsage): TokenUsage {
  const add = (one: number | null, other: number | null) =>
    one === null || other === null ? null : one + other;
  return {
    prompt: add(left.prompt, right.prompt),
    completion: add(left.completion, right.completion),
    cached: add(left.cached, right.cached),
  };
}

function hashOf(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex');
}

function faultOf(error: unknown): StageRecord['error'] {
  if (error instanceof OperationalError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
