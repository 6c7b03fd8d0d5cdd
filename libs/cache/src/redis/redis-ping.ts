import { createClient } from 'redis';

type RedisClient = ReturnType<typeof createClient>;

const CONNECT_LIMIT_MS = 1_000;
const MAXIMUM_COMMANDS = 10;

/**
 * Asks Redis whether it answers. Commands are refused rather than queued while there is no connection, and
 * a Redis that does not answer costs no more than the caller's signal allows.
 */
export class RedisPing {
  private client?: RedisClient;

  constructor(private readonly url: string | undefined) {}

  get configured(): boolean {
    return this.url !== undefined;
  }

  /** Resolves when Redis answers. @throws Error with what stands in the way */
  async ping(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        this.drop();
        reject(new Error('Redis did not answer in time.'));
      };
      signal.addEventListener('abort', abort, { once: true });
      this.ask()
        .then(resolve, (error: unknown) => {
          this.drop();
          reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => signal.removeEventListener('abort', abort));
    });
  }

  close(): void {
    this.drop();
  }

  private async ask(): Promise<void> {
    this.client ??= this.create();
    if (!this.client.isOpen) await this.client.connect();
    await this.client.ping();
  }

  private create(): RedisClient {
    const client = createClient({
      url: this.url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: MAXIMUM_COMMANDS,
      socket: { connectTimeout: CONNECT_LIMIT_MS, reconnectStrategy: false },
    });
    // Failures reach the caller of ping; without a listener they would end the process.
    client.on('error', () => undefined);
    return client;
  }

  /** A connection that failed is not trusted again; the next ping makes a new one. */
  private drop(): void {
    const client = this.client;
    this.client = undefined;
    if (client?.isOpen) client.disconnect().catch(() => undefined);
  }
}
