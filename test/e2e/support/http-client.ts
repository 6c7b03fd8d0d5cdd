import { type Response as Answer, ResponseSchema } from '@app/contracts';

/** What came back, its JSON read where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly mode?: 'run' | 'plan_only';
  readonly session_id?: string;
}

/** An answer of the pipeline that keeps to the contract, with the HTTP around it. */
export interface Asked extends Reply {
  readonly answer: Answer;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Speaks to a server as any caller does. */
export class HttpClient {
  constructor(
    readonly baseUrl: string,
    private readonly always: Readonly<Record<string, string>> = {},
  ) {}

  get(path: string): Promise<Reply> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send('POST', path, JSON.stringify(body), { ...JSON_TYPE, ...headers });
  }

  patch(path: string, body: unknown): Promise<Reply> {
    return this.send('PATCH', path, JSON.stringify(body), JSON_TYPE);
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  /** Any body under any headers, as it stands. */
  async send(
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const reply = await fetch(new URL(path, this.baseUrl), {
      method,
      body,
      headers: { ...this.always, ...headers },
    });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: readBody(reply.headers, text) };
  }

  /** Asks the pipeline. @throws ZodError where the answer breaks the contract */
  async ask(request: string, { headers, ...options }: AskOptions = {}): Promise<Asked> {
    const reply = await this.post('/pipeline', { request, ...options }, headers);
    return { ...reply, answer: ResponseSchema.parse(reply.body) };
  }

  /** What one cache layer has done so far. */
  async cacheLayer(layer: 'intent' | 'asset_context' | 'tool_result'): Promise<CacheLayerCounts> {
    const { body } = await this.get('/cache/stats');
    const { hits, misses, loads, coalesced, entries } = (body['layers'] as Record<string, CacheLayerCounts>)[
      layer
    ]!;
    return { hits, misses, loads, coalesced, entries };
  }
}

export interface CacheLayerCounts {
  readonly hits: number;
  readonly misses: number;
  readonly loads: number;
  readonly coalesced: number;
  readonly entries: number;
}

function readBody(headers: Headers, text: string): Record<string, unknown> {
  return /[/+]json/.test(headers.get('content-type') ?? '') && text
    ? (JSON.parse(text) as Record<string, unknown>)
    : {};
}
