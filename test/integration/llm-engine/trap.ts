import { afterEach, expect } from 'vitest';
import { type CompletionRequest, createLlmProvider, LlmError, type LlmProvider } from '@app/llm-provider';
import { SystemClock } from '@app/telemetry';
import { requestOf } from '../../support/fake-provider.js';
import { LLM_SETTINGS } from '../../support/llm-settings.js';
import type { Script } from '../../support/scripted-engine/script.js';
import { ScriptedEngine } from '../../support/scripted-engine/scripted-engine.js';

/** An answer that nobody gives by nature. */
export const SCHEMA = {
  name: 'colour',
  schema: {
    type: 'object',
    properties: { colour: { enum: ['blorp', 'fnord'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};

/** Longer than any of these tests lets ours wait. */
const PATIENCE_MS = 1000;
export const STILL_WAITS = 'still waits';

/** A scripted engine that sets a trap, the product's provider before it, and what a naive client makes of it. */
export class Trap {
  private constructor(
    readonly engine: ScriptedEngine,
    readonly provider: LlmProvider,
  ) {}

  static async set(
    script: Script,
    wire: 'vllm' | 'ollama' = 'vllm',
    { contextTokens = 4096, firstTokenMs = 300 } = {},
  ): Promise<Trap> {
    const engine = await ScriptedEngine.start({ script, contextTokens });
    const timeouts = { connectMs: 2000, firstTokenMs, idleMs: 300, totalMs: 10_000 };
    const vllm = { baseUrl: engine.url };
    const ollama = { baseUrl: engine.url, contextTokens: 4096 };
    const llm = { ...LLM_SETTINGS, provider: wire, timeouts, vllm, ollama };
    return new Trap(engine, createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock()));
  }

  /** The failure that ours tells. */
  async ours(overrides: Partial<CompletionRequest> = {}): Promise<LlmError> {
    const error: unknown = await this.provider
      .complete(requestOf(overrides))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LlmError);
    return error as LlmError;
  }

  /** What a naive call comes to within the patience of anybody. Takes the engine away afterwards. */
  async naively(call: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> {
    const leaver = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise((resolve) => {
      timer = setTimeout(() => resolve(STILL_WAITS), PATIENCE_MS);
    });
    const called = call(leaver.signal).catch((error: unknown) => error);
    const outcome = await Promise.race([called, waited]);
    clearTimeout(timer);
    leaver.abort();
    await this.engine.stop();
    await called;
    return outcome;
  }

  async untilIdle(): Promise<void> {
    await expect.poll(() => this.engine.inFlight).toBe(0);
  }

  async remove(): Promise<void> {
    await this.provider.close();
    if (this.engine.listening) await this.engine.stop();
  }
}

/** Sets traps and takes each away when its test is over. */
export function traps(): typeof Trap.set {
  const set: Trap[] = [];
  afterEach(async () => {
    for (const trap of set.splice(0)) await trap.remove();
  });
  return async (...parameters) => {
    const trap = await Trap.set(...parameters);
    set.push(trap);
    return trap;
  };
}
