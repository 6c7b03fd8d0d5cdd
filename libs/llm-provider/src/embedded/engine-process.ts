import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '../llm.errors.js';
import type { EngineCommand } from './engine-command.js';
import { isListening, isOurs, lives } from './engine-signs.js';
import { LogTail } from './log-tail.js';

/**
 * Runs the engine and ends it when standard input closes: by our stop, or because this process died,
 * however suddenly. `$@` is the engine; one that is stopped or hangs is killed a little later. Its key is the first
 * line of the input, since other users of the machine see the arguments of a process; of our secrets it gets none.
 * The shell leads a process group of its own and takes all of it along.
 */
const WATCHDOG = `
unset API_KEYS OPSCONDUCTOR_API_KEY VLLM_API_KEY DATABASE_URL REDIS_URL
read -r LLAMA_API_KEY
export LLAMA_API_KEY
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
{ cat <&3; kill -TERM $engine; sleep 3; kill -KILL $engine; sleep 1; kill -KILL -$$; } >/dev/null 2>&1 &
exec 3<&-
wait $engine
kill -KILL -$$
`;

const READY_WITHIN_MS = 60_000;
const POLL_MS = 100;
/** A stranger on the port may take the connection and say nothing. */
const ANSWER_WITHIN_MS = 2000;
const KEY_BYTES = 24;

/** Longer than the watchdog takes; then it does not work. */
const STOP_WITHIN_MS = 5000;

/** Another program listens where the engine should. */
export class PortTakenError extends LlmError {
  constructor() {
    super('unavailable', 'Another program took the port of the embedded engine.');
  }
}

/** A running engine on a loopback port, that serves whoever knows the key of this start. */
export class EngineProcess {
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  #hasEnded = false;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly key: string,
    private readonly log: LogTail,
  ) {
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#hasEnded = true;
        // Where the shell was killed alone, the engine would still be there.
        this.#killGroup();
        resolve();
      };
      child.once('exit', end).once('error', end);
    });
  }

  /**
   * Starts the engine and waits until it has loaded its model.
   * @throws PortTakenError where another program has the port
   * @throws LlmError `unavailable` where it does not start, or `signal` aborts
   */
  static async start(command: EngineCommand, port: number, signal: AbortSignal): Promise<EngineProcess> {
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const { program, arguments: programArguments } = command(port);
    const child = spawn('sh', ['-c', WATCHDOG, 'engine', program, ...programArguments], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C in a terminal is for us, who end the engine once its calls are done.
      detached: true,
    });
    // An engine that dies before it reads is noticed by its end.
    child.stdin.on('error', () => undefined).write(`${key}\n`);
    const engine = new EngineProcess(child, `http://127.0.0.1:${port}`, key, new LogTail(child));
    try {
      await engine.#untilReady(signal);
      return engine;
    } catch (cause) {
      await engine.stop();
      throw cause instanceof LlmError
        ? cause
        : new LlmError('unavailable', 'The embedded engine could not be started.', { cause });
    }
  }

  get alive(): boolean {
    return !this.#hasEnded;
  }

  /** Asks the engine to end, makes it after 3 s, and waits for its end. */
  async stop(): Promise<void> {
    this.child.stdin?.end();
    const patience = setTimeout(() => this.kill(), STOP_WITHIN_MS);
    await this.ended;
    clearTimeout(patience);
  }

  /** Ends the engine at once, also one that hangs or is stopped. */
  kill(): void {
    if (this.alive) this.#killGroup();
  }

  /** Lets this process end while the engine runs; the watchdog then ends the engine. */
  unref(): void {
    this.child.unref();
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) {
      if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
  }

  #killGroup(): void {
    if (this.child.pid === undefined) return;
    try {
      process.kill(-this.child.pid, 'SIGKILL');
    } catch {
      // Nothing of it is left.
    }
  }

  async #untilReady(stopped: AbortSignal): Promise<void> {
    await Promise.race([once(this.child, 'spawn'), this.ended]);
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(READY_WITHIN_MS)]);
    while (this.alive && !signal.aborted) {
      // Refused or 503 while the model loads: asked again.
      if (await lives(this.url, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]))) {
        if (await isOurs(this, signal)) return;
        throw new PortTakenError();
      }
      await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
    // An engine that cannot have its port ends.
    if (!this.alive && (await isListening(this.url))) throw new PortTakenError();
    throw new LlmError('unavailable', 'The embedded engine did not start.', {
      cause: new Error(this.log.text),
    });
  }
}
