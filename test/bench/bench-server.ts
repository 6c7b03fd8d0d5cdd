import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const READY_LIMIT_MS = 60_000;

/** The built server as a process of its own, so that the load generator does not share its event loop. */
export class BenchServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: URL,
    /** From the start of the process to the first answer, in milliseconds. */
    readonly readyMs: number,
  ) {}

  static async start(entry: string, environment: Readonly<Record<string, string>>): Promise<BenchServer> {
    const port = await freePort();
    const started = performance.now();
    const child = spawn(process.execPath, [entry], {
      env: { ...process.env, ...environment, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const url = new URL(`http://127.0.0.1:${port}`);
    await ready(child, url);
    return new BenchServer(child, url, performance.now() - started);
  }

  /** Resident memory of the server in megabytes. */
  residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}

async function ready(child: ChildProcess, url: URL): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    const reply = await fetch(new URL('/health/startup', url)).catch(() => undefined);
    if (reply?.ok) return;
    await delay(20);
  }
  child.kill('SIGKILL');
  throw new Error('The server was not ready in time.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address === 'object' && address) return address.port;
  throw new Error('No free port.');
}
