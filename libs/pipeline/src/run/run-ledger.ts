import type { CacheProvenance, ResponseCache, Timings, TokenUsage } from '@app/contracts';
import type { Completion } from '@app/llm-provider';
import type { Clock } from '@app/telemetry';
import type { PipelineObserver, StageName } from '../pipeline-request.js';

const notAsked = (layer: CacheProvenance['layer']): CacheProvenance => ({
  status: 'bypass',
  layer,
  tier: null,
  age_ms: null,
  key_hash: null,
  reason: 'not needed',
});

/** Keeps the account of one request: where time went, what models cost, which caches answered. */
export class RunLedger {
  private readonly startedAt: number;
  private readonly stages: Partial<Record<StageName, number>> = {};
  private readonly toolProvenance: CacheProvenance[] = [];
  private intent = notAsked('intent');
  private assetContext = notAsked('asset_context');
  private llmMs = 0;
  private toolMs = 0;
  private llmCalls = 0;
  private tokens: TokenUsage = { prompt: 0, completion: 0, cached: 0 };

  constructor(
    private readonly clock: Clock,
    private readonly observe: PipelineObserver,
  ) {
    this.startedAt = clock.monotonic();
  }

  /** Runs a stage and accounts its duration, whether it succeeds or fails. */
  async stage<T>(name: StageName, work: () => Promise<T> | T): Promise<T> {
    const started = this.clock.monotonic();
    try {
      return await work();
    } finally {
      const ms = this.clock.monotonic() - started;
      this.stages[name] = (this.stages[name] ?? 0) + ms;
      this.observe({ type: 'stage', stage: name, ms: round(ms) });
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

  llmCall({ usage, totalMs }: Pick<Completion, 'usage' | 'totalMs'>): void {
    this.llmCalls += 1;
    this.llmMs += totalMs;
    this.tokens = {
      prompt: add(this.tokens.prompt, usage.prompt),
      completion: add(this.tokens.completion, usage.completion),
      cached: add(this.tokens.cached, usage.cached),
    };
  }

  /** Tokens of all model calls so far, as far as the engine told. */
  tokensSpent(): number {
    return (this.tokens.prompt ?? 0) + (this.tokens.completion ?? 0);
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
        stages: Object.fromEntries(Object.entries(this.stages).map(([name, ms]) => [name, round(ms)])),
      },
      tokens: this.tokens,
      llm_calls: this.llmCalls,
    };
  }
}

/** Unknown stays unknown: a sum with an unknown part is not a number. */
function add(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
