import { Injectable } from '@nestjs/common';
import type { InventorySnapshot } from '@app/assets';
import { Settings } from '@app/config';
import { LlmProvider } from '@app/llm-provider';
import { PromptRegistry } from '@app/prompt-registry';
import { ToolCatalogue } from '@app/tools';
import type { PipelineRun } from '../pipeline-request.js';
import type { RunLedger } from '../run/run-ledger.js';
import { opinionOf } from './evidence/agreement.js';
import { weigh } from './evidence/weigh.js';
import type { FastPathResult } from './fast-path/fast-path-result.js';
import { FastPathShadow } from './fast-path-shadow.js';
import { understandByModel } from './model/understand-by-model.js';
import { readRequest } from './read-request.js';
import type { Understood } from './understood.js';

/** Makes sense of the words of a request alone: by the fast path where that is sure, else by one model. */
@Injectable()
export class RequestReader {
  constructor(
    private readonly llm: LlmProvider,
    private readonly prompts: PromptRegistry,
    private readonly catalogue: ToolCatalogue,
    private readonly settings: Settings,
    private readonly shadow: FastPathShadow,
  ) {}

  /** @throws LlmError where only a model could tell and none can be asked */
  async read(
    { request: { text }, context: { requestId } }: PipelineRun,
    snapshot: InventorySnapshot,
    signal: AbortSignal,
    ledger: RunLedger,
  ): Promise<Understood> {
    const { fastPath } = this.settings;
    const fast = fastPath === 'off' ? undefined : readRequest(text, snapshot);
    const sure = fastPath === 'on' && fast ? fromFastPath(fast) : undefined;
    if (sure) return sure;
    const read = await understandByModel(text, {
      provider: this.llm,
      prompts: this.prompts,
      signal,
      deadlineMs: this.settings.llm.timeouts.totalMs,
      onCall: (cost, prompt) => ledger.llmCall(cost, prompt),
      canPlan: (action) => this.catalogue.patternsFor(action).length > 0,
    });
    if (fastPath === 'shadow' && fast) this.shadow.compare(fast, read.understanding, requestId);
    return weigh(read, text, snapshot, opinionOf(fast));
  }
}

function fromFastPath(fast: FastPathResult): Understood | undefined {
  if (fast.kind === 'handed_over') return undefined;
  const { understanding } = fast;
  return {
    understanding,
    confidence: understanding.intent.confidence,
    source: 'fast_path',
    ...(fast.kind === 'clarify' && {
      clarification: { question: fast.question, missing: fast.missing },
    }),
  };
}
