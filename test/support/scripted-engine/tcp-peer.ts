import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/**
 * What a peer does below HTTP: `never_reads` accepts a connection and is then as if its cable were cut;
 * `resets` tears every connection as soon as it is there.
 */
export type TcpManner = 'never_reads' | 'resets';

/** A peer with an open port and nothing behind it that answers. */
export class TcpPeer {
  /** Connections that were opened, in all. */
  connections = 0;
  readonly #open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    manner: TcpManner,
  ) {
    server.on('connection', (socket) => {
      this.connections += 1;
      socket.on('error', () => undefined);
      if (manner === 'resets') {
        socket.resetAndDestroy();
        return;
      }
      this.#open.add(socket);
      socket.on('close', () => this.#open.delete(socket));
    });
  }

  static async start(manner: TcpManner): Promise<TcpPeer> {
    const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    const peer = new TcpPeer(server, manner);
    await once(server, 'listening');
    return peer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get listening(): boolean {
    return this.server.listening;
  }

  /** Reads at last what came, and so notices who has left; resolves when all have. */
  async untilLeft(): Promise<void> {
    await Promise.all([...this.#open].map(untilClosed));
  }

  async stop(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

async function untilClosed(socket: Socket): Promise<void> {
  const closed = once(socket, 'close');
  socket.resume();
  await closed;
}
