import type { Clock } from '@app/telemetry';
import { LlmError } from '../llm.errors.js';
import { findEngine, type EmbeddedOptions } from './engine-command.js';
import { EngineProcess } from './engine-process.js';

/** An engine that dies more often than this is not started again until the window has passed. */
const MAX_STARTS = 4;
const START_WINDOW_MS = 5 * 60 * 1000;

const FIND_WITHIN_MS = 5000;

/** Keeps at most one engine process: started at the first need, again after its death, ended by `stop`. */
export class EngineSupervisor {
  #engine: Promise<EngineProcess> | undefined;
  #starts: number[] = [];
  #stopped = false;

  constructor(
    private readonly options: EmbeddedOptions,
    private readonly clock: Clock,
  ) {}

  async installed(signal: AbortSignal): Promise<boolean> {
    return (await findEngine(this.options, signal)) !== null;
  }

  /** The running engine; its start is shared by all who wait. @throws LlmError `unavailable` */
  async running(): Promise<EngineProcess> {
    const seen = this.#engine;
    const engine = await seen?.catch(() => undefined);
    if (engine?.alive) return engine;
    // Of those who saw it dead, the first replaces it and the others wait for the same start.
    if (!this.#engine || this.#engine === seen) this.#engine = this.#start();
    return this.#engine;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const engine = await this.#engine?.catch(() => undefined);
    await engine?.stop();
  }

  async #start(): Promise<EngineProcess> {
    this.#countStart();
    const command = await findEngine(this.options, AbortSignal.timeout(FIND_WITHIN_MS));
    if (!command) {
      throw new LlmError('unavailable', 'The embedded engine is not installed: run `npm run llm:embedded`.');
    }
    const engine = await EngineProcess.start(command);
    engine.unref();
    if (!this.#stopped) return engine;
    await engine.stop();
    throw new LlmError('unavailable', 'The embedded engine has been stopped.');
  }

  #countStart(): void {
    const now = this.clock.monotonic();
    this.#starts = this.#starts.filter((start) => now - start < START_WINDOW_MS);
    if (this.#stopped) throw new LlmError('unavailable', 'The embedded engine has been stopped.');
    if (this.#starts.length >= MAX_STARTS) {
      throw new LlmError('unavailable', 'The embedded engine keeps dying and is left alone for a while.');
    }
    this.#starts.push(now);
  }
}
