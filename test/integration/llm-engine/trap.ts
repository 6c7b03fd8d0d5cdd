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

export const WIRES = ['vllm', 'ollama'] as const;
export type WireName = (typeof WIRES)[number];

/** Longer than any test may take: what ours notices only at its deadline, it has not noticed. */
const DEADLINE_MS = 60_000;

/** Limits of silence where a test is not about silence: a loaded machine must not fall below them. */
const GENEROUS_MS = 10_000;

/** For a limit that a test waits for. */
export const SHORT_MS = 300;

/** Longer than any of these tests lets ours wait for a short limit. */
const PATIENCE_MS = 1000;
const STILL_WAITS = 'still waits';

/** What is called, and can be taken away. */
interface Peer {
  readonly url: string;
  readonly listening: boolean;
  stop(): Promise<void>;
}

interface TrapOptions {
  /** What a scripted engine says of its context. */
  readonly contextTokens?: number;
  readonly firstTokenMs?: number;
  readonly idleMs?: number;
  /** Configured, so that the engine is not asked for it. */
  readonly model?: string;
}

/** An engine that sets a trap, the product's provider before it, and what a naive client makes of it. */
export class Trap<Engine extends Peer = ScriptedEngine> {
  private constructor(
    readonly engine: Engine,
    readonly provider: LlmProvider,
  ) {}

  static before<Engine extends Peer>(
    engine: Engine,
    wire: WireName = 'vllm',
    { firstTokenMs = GENEROUS_MS, idleMs = GENEROUS_MS, model }: TrapOptions = {},
  ): Trap<Engine> {
    const timeouts = { connectMs: 2000, firstTokenMs, idleMs, totalMs: DEADLINE_MS };
    const vllm = { baseUrl: engine.url, model };
    const ollama = { baseUrl: engine.url, model, contextTokens: 4096 };
    const llm = { ...LLM_SETTINGS, provider: wire, timeouts, vllm, ollama };
    return new Trap(engine, createLlmProvider({ llm, dataDir: '/nonexistent' }, new SystemClock()));
  }

  /** The failure that ours tells. */
  async ours(overrides: Partial<CompletionRequest> = {}): Promise<LlmError> {
    const error: unknown = await this.provider
      .complete(requestOf({ deadlineMs: DEADLINE_MS, ...overrides }))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LlmError);
    return error as LlmError;
  }

  /** What a naive call comes to. Takes the engine away afterwards. */
  naively(call: (signal: AbortSignal) => Promise<unknown>): Promise<unknown> {
    return this.#outcome(call, DEADLINE_MS);
  }

  /** Whether a naive call is still at it when anybody's patience has ended. Takes the engine away afterwards. */
  async stillWaits(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
    return (await this.#outcome(call, PATIENCE_MS)) === STILL_WAITS;
  }

  async remove(): Promise<void> {
    await this.provider.close();
    if (this.engine.listening) await this.engine.stop();
  }

  async #outcome(call: (signal: AbortSignal) => Promise<unknown>, patienceMs: number): Promise<unknown> {
    const leaver = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise((resolve) => {
      timer = setTimeout(() => resolve(STILL_WAITS), patienceMs);
    });
    const called = call(leaver.signal).catch((error: unknown) => error);
    const outcome = await Promise.race([called, waited]);
    clearTimeout(timer);
    leaver.abort();
    await this.engine.stop();
    await called;
    return outcome;
  }
}

/** Sets traps and takes each away when its test is over. */
export function traps() {
  const set: Trap<Peer>[] = [];
  afterEach(async () => {
    for (const trap of set.splice(0)) await trap.remove();
  });
  /** Sets a trap with an engine that runs already. */
  const before = <Engine extends Peer>(engine: Engine, wire?: WireName, options?: TrapOptions) => {
    const trap = Trap.before(engine, wire, options);
    set.push(trap);
    return trap;
  };
  /** Sets a trap with an engine that does what the script says. */
  const against = async (script: Script, wire?: WireName, options: TrapOptions = {}) =>
    before(
      await ScriptedEngine.start({ script, contextTokens: options.contextTokens ?? 4096 }),
      wire,
      options,
    );
  return { against, before };
}
