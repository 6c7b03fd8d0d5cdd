import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@app/telemetry';
import { LlmError } from '../llm.errors.js';
import { BackOff, type BackOffLimits } from './back-off.js';
import { findEngine, type EmbeddedOptions, type FoundEngine } from './engine-command.js';
import type { EngineProcess } from './engine-process.js';
import { lives } from './engine-signs.js';
import { ANOTHER_MODEL, ModelCheck } from './model-check.js';
import { startEngine } from './start-engine.js';

export const DEFAULT_BACK_OFF: BackOffLimits = {
  firstMs: 250,
  longestMs: 30_000,
  forgetAfterMs: 60_000,
};

/** A call waits so long for a pause to end; where it is longer, it is told when to come back. */
const LONGEST_WAIT_MS = 2000;

/** Starts by itself that follow each other without success: about a minute of them, by the default pauses. */
export const RESTARTS = 8;

const NOT_INSTALLED = 'The embedded engine is not installed: run `npm run llm:embedded`.';

export const KEEPS_DYING = 'The embedded engine keeps dying and is left alone for a while.';

const FIND_WITHIN_MS = 30_000;

/** An engine that is at work answers its health page all the same, from another thread. */
const SIGN_OF_LIFE_MS = 2000;
const SIGNS_OF_LIFE = 2;
/** A fault of a moment, such as no free file handle on our side, is over by then. */
const BETWEEN_SIGNS_MS = 500;

/**
 * Keeps one engine process: started at the first need, started again when it dies or no longer answers, with pauses
 * that grow, and ended by `stop` or with this process. An embedded database's folder belongs to one process, and so
 * does its engine; processes that share a PostgreSQL have an engine each.
 */
export class EngineSupervisor {
  #running: EngineProcess | undefined;
  #starting: Promise<EngineProcess> | undefined;
  #suspected: Promise<void> | undefined;
  readonly #stopped = new AbortController();
  readonly #model = new ModelCheck();
  readonly #backOff: BackOff;

  constructor(
    private readonly options: EmbeddedOptions,
    clock: Clock,
    random: () => number,
  ) {
    this.#backOff = new BackOff(options.backOff ?? DEFAULT_BACK_OFF, clock, random);
  }

  /** What an operator must do before an engine can be started; `undefined` where nothing is known to be in the way. */
  async obstacle(signal: AbortSignal): Promise<string | undefined> {
    const found = await findEngine(this.options, signal);
    if (!found) return NOT_INSTALLED;
    return (await this.#model.isKnownToBeAnother(found.model)) ? ANOTHER_MODEL : undefined;
  }

  /** Whether the pause before its next start is longer than a call would wait. */
  get keepsDying(): boolean {
    return !this.#running?.alive && this.#backOff.leftMs > LONGEST_WAIT_MS;
  }

  /** The running engine; its start is shared by all who wait. @throws LlmError `unavailable` */
  async running(): Promise<EngineProcess> {
    if (this.#stopped.signal.aborted) throw hasBeenStopped();
    if (this.#running?.alive) return this.#running;
    if (this.keepsDying) {
      throw new LlmError('unavailable', KEEPS_DYING, { retryAfterMs: this.#backOff.leftMs });
    }
    return this.#start();
  }

  /** Looks after an engine at which a call has failed, in the background: one without a sign of life is replaced. */
  suspect(engine: EngineProcess): void {
    this.#suspected ??= this.#examine(engine).finally(() => (this.#suspected = undefined));
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.all([this.#suspected, this.#starting?.catch(() => undefined)]);
    await this.#running?.stop();
  }

  #start(): Promise<EngineProcess> {
    this.#starting ??= this.#startAfterPause().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #startAfterPause(): Promise<EngineProcess> {
    const { signal } = this.#stopped;
    await sleep(this.#backOff.leftMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) throw hasBeenStopped();
    const found = await this.#find(signal);
    try {
      const engine = await startEngine(found.command, signal);
      engine.unref();
      this.#running = engine;
      void engine.ended.then(() => this.#died());
      return engine;
    } catch (error) {
      this.#backOff.failed();
      throw signal.aborted ? hasBeenStopped() : error;
    }
  }

  async #find(signal: AbortSignal): Promise<FoundEngine> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(FIND_WITHIN_MS)]);
    const found = await findEngine(this.options, within).catch((cause: unknown) => {
      throw new LlmError('unavailable', 'It could not be told whether the embedded engine is installed.', {
        cause,
      });
    });
    if (!found) throw new LlmError('unavailable', NOT_INSTALLED);
    // No hash is pinned for a model that an operator names: he answers for it.
    if (this.options.modelFile === undefined) await this.#model.check(found.model, within);
    return found;
  }

  #died(): void {
    if (this.#stopped.signal.aborted) return;
    this.#backOff.failed();
    void this.#restart();
  }

  /** One that had run is started again by itself; where that keeps failing, the next call tries. */
  async #restart(): Promise<void> {
    for (let attempt = 0; attempt < RESTARTS && !this.#stopped.signal.aborted; attempt += 1) {
      const hasStarted = await this.#start().then(
        () => true,
        () => false,
      );
      // Without a pause, there was nothing that could be started, which only an operator changes.
      if (hasStarted || this.#backOff.leftMs === 0) return;
    }
  }

  async #examine(engine: EngineProcess): Promise<void> {
    const { signal } = this.#stopped;
    for (let sign = 0; sign < SIGNS_OF_LIFE; sign += 1) {
      if (sign > 0) await sleep(BETWEEN_SIGNS_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (!engine.alive || signal.aborted) return;
      if (await lives(engine.url, AbortSignal.any([signal, AbortSignal.timeout(SIGN_OF_LIFE_MS)]))) return;
    }
    // One that hangs would not heed a request to end.
    if (!signal.aborted) engine.kill();
  }
}

function hasBeenStopped(): LlmError {
  return new LlmError('unavailable', 'The embedded engine has been stopped.');
}
