import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ENTRY = join(import.meta.dirname, '../../../dist/apps/api/apps/api/src/main.js');
const START_LIMIT_MS = 60_000;
const LOG_CHARACTERS = 20_000;

/** The built server as a process of its own, which can be killed like any other. */
export class ServerProcess {
  private child?: ChildProcess;
  private log = '';

  constructor(
    private readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it without waiting for it to answer. */
  launch(): void {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', ENTRY], {
      env: { PATH, HOME, PORT: String(this.port), LLM_PROVIDER: 'none', ...this.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk: Buffer): void => {
      this.log = `${this.log}${chunk.toString()}`.slice(-LOG_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.child = child;
  }

  /** @throws Error with the end of its log where it ends, or does not answer in time */
  async untilItAnswers(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (Date.now() < deadline) {
      if (this.child?.exitCode !== null) throw new Error(`The server ended:\n${this.log}`);
      const reply = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
        () => undefined,
      );
      if (reply?.ok) return;
      await pause(50);
    }
    throw new Error(`The server did not answer in ${START_LIMIT_MS} ms:\n${this.log}`);
  }

  /** Ends it at once, as a power failure would. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
