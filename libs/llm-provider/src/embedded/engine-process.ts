import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LlmError } from '../llm.errors.js';
import type { EngineCommand } from './engine-command.js';
import { LogTail } from './log-tail.js';

/**
 * Runs the engine and ends it when standard input closes: by our stop, or because this process died,
 * however suddenly. `$@` is the engine.
 */
const WATCHDOG = `
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
{ cat <&3; kill -TERM $engine; sleep 3; kill -KILL $engine; } >/dev/null 2>&1 &
watchdog=$!
exec 3<&-
wait $engine
code=$?
kill $watchdog 2>/dev/null
exit $code
`;

const READY_WITHIN_MS = 60_000;
const POLL_MS = 100;

/** A running engine on a free loopback port. */
export class EngineProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly log: LogTail,
  ) {}

  /** Starts the engine and waits until it has loaded its model. @throws LlmError `unavailable` */
  static async start(command: EngineCommand): Promise<EngineProcess> {
    const port = await freePort();
    const { program, arguments: programArguments } = command(port);
    const child = spawn('sh', ['-c', WATCHDOG, 'engine', program, ...programArguments], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const engine = new EngineProcess(child, `http://127.0.0.1:${port}`, new LogTail(child));
    try {
      await once(child, 'spawn');
      await engine.#untilReady();
      return engine;
    } catch (cause) {
      await engine.stop();
      throw cause instanceof LlmError
        ? cause
        : new LlmError('unavailable', 'The embedded engine could not be started.', { cause });
    }
  }

  get alive(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Ends the engine and waits for its end. */
  async stop(): Promise<void> {
    if (!this.alive) return;
    const ended = once(this.child, 'exit');
    this.child.stdin?.end();
    await ended;
  }

  /** Lets this process end while the engine runs; the watchdog then ends the engine. */
  unref(): void {
    this.child.unref();
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) {
      if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
    }
  }

  async #untilReady(): Promise<void> {
    const deadline = AbortSignal.timeout(READY_WITHIN_MS);
    while (this.alive && !deadline.aborted) {
      // Refused or 503 while the model loads: asked again.
      const reply = await fetch(`${this.url}/health`, { signal: deadline }).catch(() => null);
      await reply?.body?.cancel();
      if (reply?.ok) return;
      await sleep(POLL_MS);
    }
    throw new LlmError('unavailable', 'The embedded engine did not start.', {
      cause: new Error(this.log.text),
    });
  }
}

/** A port that was free a moment ago; the engine fails to start, and is started again, if it no longer is. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
