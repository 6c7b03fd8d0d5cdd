import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';

/** A place to connect to: an address that was checked, and the name that it was found under. */
export interface Endpoint {
  readonly address: string;
  readonly name: string;
  readonly port: number;
}

/** The network as the checks see it; tests put another one in its place. */
export interface NetworkEdge {
  /** All addresses of a name; none where it does not resolve. */
  resolve(name: string): Promise<string[]>;
  /** Resolves once the connection stands. The caller destroys the socket. */
  tcp(endpoint: Endpoint, signal: AbortSignal): Promise<Socket>;
  /** As {@link tcp}, with the handshake done whatever the certificate is worth. */
  tls(endpoint: Endpoint, signal: AbortSignal): Promise<TLSSocket>;
  /** The head of the answer; the body is not read. */
  http(endpoint: Endpoint, path: string, secure: boolean, signal: AbortSignal): Promise<IncomingMessage>;
}

const NOT_FOUND = new Set(['ENOTFOUND', 'ENODATA', 'EAI_NONAME']);

/** The real network. Connections go to the checked address itself: a second look-up could give another one. */
export const SYSTEM_NETWORK: NetworkEdge = {
  async resolve(name) {
    try {
      return (await lookup(name, { all: true })).map(({ address }) => address);
    } catch (error) {
      if (error instanceof Error && 'code' in error && NOT_FOUND.has(String(error.code))) return [];
      throw error;
    }
  },

  tcp({ address, port }, signal) {
    const socket = connect({ host: address, port });
    return settled(socket, 'connect', signal);
  },

  tls({ address, name, port }, signal) {
    const servername = /^[\d.:]+$/.test(name) || name.includes(':') ? undefined : name;
    const socket = connectTls({ host: address, port, servername, rejectUnauthorized: false });
    return settled(socket, 'secureConnect', signal);
  },

  http({ address, name, port }, path, secure, signal) {
    return new Promise((resolve, reject) => {
      const options = {
        host: address,
        port,
        path,
        servername: name,
        headers: { Host: `${name}:${port}`, 'User-Agent': 'OpsConductor' },
        rejectUnauthorized: false,
        agent: false,
        signal,
      } as const;
      (secure ? getHttps : getHttp)(options, resolve).once('error', reject);
    });
  },
};

function settled<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      socket.destroy();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.once(event, () => {
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
    socket.once('error', (error) => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      reject(error);
    });
    if (signal.aborted) abort();
  });
}
