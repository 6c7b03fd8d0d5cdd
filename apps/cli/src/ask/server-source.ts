import {
  ERROR_STATUS,
  type ErrorCode,
  OperationalError,
  type Response,
  ResponseSchema,
} from '@app/contracts';
import type { AnswerSource } from './answer-source.js';

const PROBE_LIMIT_MS = 300;

/** The server at this address, or `undefined` where none of ours answers. */
export async function findServer(baseUrl: string, apiKey?: string): Promise<AnswerSource | undefined> {
  try {
    const reply = await fetch(new URL('/health/live', baseUrl), {
      signal: AbortSignal.timeout(PROBE_LIMIT_MS),
    });
    const body: unknown = await reply.json();
    const ours = reply.ok && typeof body === 'object' && body !== null && 'service' in body;
    return ours && body.service === 'opsconductor' ? new ServerSource(baseUrl, apiKey) : undefined;
  } catch {
    return undefined;
  }
}

class ServerSource implements AnswerSource {
  readonly name: string;

  private readonly authorization: Readonly<Record<string, string>>;

  constructor(
    private readonly baseUrl: string,
    apiKey: string | undefined,
  ) {
    this.authorization = apiKey ? { Authorization: `Bearer ${apiKey}` } : {};
    this.name = `server ${baseUrl}`;
  }

  async answer(text: string, session: string | undefined, signal: AbortSignal): Promise<Response> {
    const reply = await fetch(new URL('/pipeline', this.baseUrl), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...this.authorization },
      body: JSON.stringify({ request: text, session_id: session }),
      signal,
    });
    const body: unknown = await reply.json();
    const response = ResponseSchema.safeParse(body);
    if (response.success) return response.data;
    throw problemError(body, reply.status);
  }

  async *download({ data }: Response, signal: AbortSignal): AsyncIterable<string> {
    const reply = await fetch(new URL(data?.file?.url ?? '', this.baseUrl), {
      headers: this.authorization,
      signal,
    });
    if (!reply.ok || !reply.body) throw problemError(await reply.json(), reply.status);
    const decoder = new TextDecoder();
    for await (const chunk of reply.body) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }

  async close(): Promise<void> {
    // Nothing is held open between requests.
  }
}

/** The failure that a problem of the server tells of. */
export function problemError(body: unknown, status: number): OperationalError {
  const problem = typeof body === 'object' && body !== null ? body : {};
  const detail = 'detail' in problem ? String(problem.detail) : `The server answered with status ${status}.`;
  const hint = 'hint' in problem ? String(problem.hint) : 'Look into the log of the server.';
  const code = 'code' in problem ? String(problem.code) : '';
  const known = Object.hasOwn(ERROR_STATUS, code) ? (code as ErrorCode) : undefined;
  return new OperationalError(known ?? (status < 500 ? 'invalid_request' : 'internal'), detail, hint);
}
