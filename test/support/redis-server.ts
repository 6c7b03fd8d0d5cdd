import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.js';

const START_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 1_000;
const ATTEMPTS = 3;

/** A Redis of a test's own, on loopback, that keeps nothing on disk and can be made to hang. */
export class RedisServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** Starts Debian's redis-server and waits until it answers. @throws where it does not */
  static async start(): Promise<RedisServer> {
    for (let attempt = 1; ; attempt++) {
      const server = await RedisServer.launch();
      if (await server.answersInTime()) return server;
      await server.stop();
      // Another process may have taken the port meanwhile.
      if (attempt === ATTEMPTS) throw new Error(`redis-server did not answer on port ${server.port}.`);
    }
  }

  private static async launch(): Promise<RedisServer> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'redis-'));
    const parameters = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
    const child = spawn('redis-server', [...parameters, '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    await once(child, 'spawn');
    const server = new RedisServer(child, folder, port);
    process.once('exit', server.kill);
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Hangs: connections stay open and nothing answers. */
  pause(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  /** Dies without a farewell, paused or not. */
  async stop(): Promise<void> {
    process.off('exit', this.kill);
    if (this.isRunning) {
      const exited = once(this.child, 'exit');
      this.kill();
      await exited;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private readonly kill = (): void => {
    this.child.kill('SIGKILL');
  };

  private async answersInTime(): Promise<boolean> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.isRunning) {
      if (await answersPing(this.port)) return true;
      await delay(20);
    }
    return false;
  }
}

async function answersPing(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('PING\r\n');
    const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(PING_TIMEOUT_MS) });
    return String(answer).startsWith('+PONG');
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
