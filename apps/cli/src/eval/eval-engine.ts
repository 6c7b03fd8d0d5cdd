import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadSettings, Settings, type SettingSources } from '@app/config';
import { type Action, LOCAL_PRINCIPAL, type Response, taxonomyDocument } from '@app/contracts';
import { type Completion, LlmProvider, type ModelCallCost } from '@app/llm-provider';
import { EngineModule, PipelineOrchestrator, planSteps, wholeOf } from '@app/pipeline';
import { POLICY_VERSION } from '@app/policy';
import { type PromptIdentity, PromptRegistry } from '@app/prompt-registry';
import { ToolCatalogue } from '@app/tools';

/** Labels are right for the sample inventory alone, so neither the own database nor the own Redis is asked. */
const IGNORED = ['DATABASE_URL', 'REDIS_URL'] as const;
const TAXONOMY = taxonomyDocument as { readonly version?: unknown };

/** A prompt that took part. */
export interface MeasuredPrompt extends PromptIdentity {
  /** File that its record goes into. */
  readonly record: string;
}

/** Which parts made the figures. */
export interface EngineVersions {
  readonly provider: string;
  readonly model: string | null;
  readonly prompts: readonly MeasuredPrompt[];
  readonly policy: string;
  readonly catalogue: string;
  readonly taxonomy: string;
}

/** What came of planning one request. */
export interface MeasuredPlan {
  /** That of the gravest step; `null` where no plan came out. */
  readonly action: Action | null;
  /** Every call that was answered. */
  readonly calls: readonly ModelCallCost[];
}

/**
 * The product in this process, on the sample inventory in a folder of its own. Requests are planned and never run:
 * nothing is changed anywhere, whatever a labelled request says.
 */
export class EvalEngine {
  private constructor(
    private readonly context: INestApplicationContext,
    private readonly folder: string,
    private readonly provider: string,
  ) {}

  static async start(flags: NonNullable<SettingSources['flags']>): Promise<EvalEngine> {
    const settings = loadSettings({ flags });
    const folder = await mkdtemp(join(tmpdir(), 'opsconductor-eval-'));
    try {
      // The embedded engine and its model are too large to fetch for each run.
      for (const part of ['engine', 'models'])
        await symlink(join(settings.dataDir, part), join(folder, part));
      const sources = { flags: { ...flags, DATA_DIR: folder, SAMPLE_INVENTORY: 'on' }, ignored: IGNORED };
      const context = await NestFactory.createApplicationContext(EngineModule.forRoot(sources), {
        logger: ['error', 'warn'],
        abortOnError: false,
      });
      return new EvalEngine(context, folder, settings.llm.provider);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** @param bypassCache whether each request is understood anew */
  ask(text: string, bypassCache: boolean, signal: AbortSignal): Promise<Response> {
    return this.context
      .get(PipelineOrchestrator)
      .run(
        { text, mode: 'plan_only', bypassCache },
        { requestId: randomUUID(), principal: LOCAL_PRINCIPAL, signal },
      );
  }

  /** The model's answer to a question of knowledge, as Stage D asks for it. @throws LlmError */
  phrase(request: string, signal: AbortSignal): Promise<Completion> {
    const { messages, sampling } = this.context
      .get(PromptRegistry, { strict: false })
      .render('answer', { request });
    return this.context.get(LlmProvider, { strict: false }).complete({
      messages,
      ...sampling,
      deadlineMs: this.context.get(Settings, { strict: false }).llm.timeouts.totalMs,
      signal,
      priority: 'background',
      purpose: 'answer',
    });
  }

  /** A request in steps, as Stage A has it planned. @throws LlmError where the model cannot be asked */
  async plan(request: string, signal: AbortSignal): Promise<MeasuredPlan> {
    const calls: ModelCallCost[] = [];
    const catalogue = this.context.get(ToolCatalogue, { strict: false });
    const plan = await planSteps(request, {
      provider: this.context.get(LlmProvider, { strict: false }),
      prompts: this.context.get(PromptRegistry, { strict: false }),
      signal,
      deadlineMs: this.context.get(Settings, { strict: false }).llm.timeouts.totalMs,
      onCall: (cost) => calls.push(cost),
      canPlan: (action) => catalogue.patternsFor(action).length > 0,
    });
    return { action: plan ? wholeOf(plan.steps).intent.action : null, calls };
  }

  get hasModel(): boolean {
    return this.provider !== 'none';
  }

  versions(): EngineVersions {
    const prompts = this.context.get(PromptRegistry, { strict: false });
    return {
      provider: this.provider,
      model: this.context.get(LlmProvider, { strict: false }).knownModel(),
      prompts: prompts.list().map(({ name, version, hash, record }) => ({ name, version, hash, record })),
      policy: String(POLICY_VERSION),
      catalogue: this.context.get(ToolCatalogue, { strict: false }).hash,
      taxonomy: String(TAXONOMY.version ?? ''),
    };
  }

  async close(): Promise<void> {
    await this.context.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
