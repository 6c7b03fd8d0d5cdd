import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const HOOKS = new URL('../../support/typescript-hooks.mjs', import.meta.url).href;
const ENGINE = fileURLToPath(new URL('../../support/scripted-engine/serve.ts', import.meta.url));

/** A scripted engine as a process that is started, stopped and killed. */
export class EngineChild {
  #child: ChildProcess | undefined;

  constructor(private readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it and waits until it listens. */
  async start(): Promise<void> {
    this.#child = spawn(process.execPath, ['--import', HOOKS, ENGINE, String(this.port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (this.#child.stdout) await once(this.#child.stdout, 'data');
  }

  /** It stays where it is and answers nothing, until `continue`. */
  hang(): void {
    this.#child?.kill('SIGSTOP');
  }

  continue(): void {
    this.#child?.kill('SIGCONT');
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
