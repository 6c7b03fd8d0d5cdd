import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { play } from './play.js';
import { scriptReader, type RecordedRequest, type Script, type ScriptedReply } from './script.js';
import { sideDoor } from './side-doors.js';
import { SCRIPTED_MODEL } from './wire-format.js';

export interface ScriptedEngineOptions {
  readonly script: Script;
  readonly models?: readonly string[];
  readonly contextTokens?: number;
  readonly capabilities?: readonly string[];
  /** Side doors that answer with a status instead, by path. */
  readonly sideDoorStatus?: Readonly<Record<string, number>>;
  /** Without it, a free one. */
  readonly port?: number;
}

const CHAT_PATHS: Readonly<Record<string, RecordedRequest['wire']>> = {
  '/v1/chat/completions': 'openai',
  '/api/chat': 'ollama',
};

/** A language model server that says what a script tells it to, in the wire formats of vLLM and of Ollama. */
export class ScriptedEngine {
  /** Chat calls, in the order they came. */
  readonly requests: RecordedRequest[] = [];
  /** Paths of all calls, side doors included. */
  readonly paths: string[] = [];
  inFlight = 0;
  mostInFlight = 0;
  /** Chat calls that the caller left before they were finished. */
  aborted = 0;
  /** Bytes of the replies to chat calls that are over. */
  sentBytes = 0;
  #reader: (request: RecordedRequest) => ScriptedReply;

  private constructor(
    private readonly server: Server,
    private readonly options: ScriptedEngineOptions,
  ) {
    this.#reader = scriptReader(options.script);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  /** Starts on the loopback interface. */
  static async start(options: ScriptedEngineOptions): Promise<ScriptedEngine> {
    const server = createServer();
    const engine = new ScriptedEngine(server, options);
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    return engine;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Without `/v1`. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get listening(): boolean {
    return this.server.listening;
  }

  /** Goes on by another script. */
  rescript(script: Script): void {
    this.#reader = scriptReader(script);
  }

  /** Resolves when the caller of a chat call has left, `times` in all. */
  async untilAborted(times = 1): Promise<void> {
    while (this.aborted < times) await once(this.server, 'scripted-abort');
  }

  /** Resolves when a chat call has arrived, `times` in all. */
  async untilCalled(times = 1): Promise<void> {
    while (this.requests.length < times) await once(this.server, 'scripted-call');
  }

  /** Resolves when no chat call is being answered. */
  async untilIdle(): Promise<void> {
    while (this.inFlight > 0) await once(this.server, 'scripted-end');
  }

  /** Closes the connections that wait for a next call. */
  closeIdle(): void {
    this.server.closeIdleConnections();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    this.paths.push(path);
    const body = request.method === 'POST' ? ((await readJson(request)) as Record<string, unknown>) : {};
    const wire = CHAT_PATHS[path];
    if (wire)
      await this.#chat({ wire, path, headers: request.headers, body, question: question(body) }, response);
    else this.#sideDoor(path, body, response);
  }

  async #chat(request: RecordedRequest, response: ServerResponse): Promise<void> {
    this.requests.push(request);
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    const left = new AbortController();
    const { socket } = response;
    const sentBefore = socket?.bytesWritten ?? 0;
    response.on('close', () => {
      this.inFlight -= 1;
      this.sentBytes += (socket?.bytesWritten ?? 0) - sentBefore;
      this.server.emit('scripted-end');
      if (response.writableFinished || left.signal.aborted) return;
      this.aborted += 1;
      left.abort();
      this.server.emit('scripted-abort');
    });
    this.server.emit('scripted-call');
    try {
      await play(this.#reader(request), request, response, left.signal);
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
  }

  #sideDoor(path: string, body: Record<string, unknown>, response: ServerResponse): void {
    const status = this.options.sideDoorStatus?.[path];
    const answer = sideDoor(path, body, {
      models: this.options.models ?? [SCRIPTED_MODEL],
      contextTokens: this.options.contextTokens ?? 4096,
      capabilities: this.options.capabilities ?? ['completion'],
      inFlight: this.inFlight,
    });
    response.writeHead(status ?? (answer === undefined ? 404 : 200), { 'content-type': 'application/json' });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { error: 'not found' }));
  }
}

function question(body: Record<string, unknown>): string {
  const messages = body['messages'] as { content?: string }[] | undefined;
  return messages?.at(-1)?.content ?? '';
}
