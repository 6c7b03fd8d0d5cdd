import { Agent, fetch as undiciFetch, type RequestInit } from 'undici';

export interface HttpAgentOptions {
  /** Longest wait for a connection, in milliseconds. */
  readonly connectMs: number;
  /** Most connections to one engine at a time. */
  readonly connections: number;
}

const DEFAULT_HTTP_AGENT: HttpAgentOptions = { connectMs: 2000, connections: 32 };

/**
 * Below the 5 s after which uvicorn, and so vLLM, closes an idle connection: a call on a connection that the server
 * is about to close is lost.
 */
const IDLE_CONNECTION_MS = 4000;

/** The connections to one engine, kept open between calls. Time limits of a reply are the call's own affair. */
export class HttpAgent {
  readonly #agent: Agent;

  constructor({ connectMs, connections }: HttpAgentOptions = DEFAULT_HTTP_AGENT) {
    this.#agent = new Agent({
      connect: { timeout: connectMs },
      connections,
      pipelining: 1,
      keepAliveTimeout: IDLE_CONNECTION_MS,
      keepAliveMaxTimeout: IDLE_CONNECTION_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** The agent's own `fetch`: that of Node does not work with an agent of another undici. */
  readonly fetch: typeof globalThis.fetch = (input, init) =>
    // The two declare the same standard, in types that do not know each other.
    undiciFetch(input as string, {
      ...(init as RequestInit | undefined),
      dispatcher: this.#agent,
    }) as unknown as Promise<Response>;

  /** Ends every connection and what still runs on one. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}
