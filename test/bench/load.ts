import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One answered request: what the client waited and what the server says it spent itself, in milliseconds. */
export interface Sample {
  readonly ok: boolean;
  readonly clientMs: number;
  readonly overheadMs: number;
}

interface Load {
  readonly url: URL;
  /** Requests per second, sent on schedule whether or not earlier ones are answered. */
  readonly rate: number;
  readonly count: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The request text of the nth request. */
  readonly text: (index: number) => string;
}

/** Sends requests on an open schedule, so that a slow server cannot slow its own measurement. */
export async function applyLoad({ url, rate, count, headers, text }: Load): Promise<Sample[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const started = performance.now();
  const pending: Promise<Sample>[] = [];
  for (let index = 0; index < count; index += 1) {
    const wait = started + (index * 1000) / rate - performance.now();
    if (wait > 1) await delay(wait);
    pending.push(send(url, agent, headers, text(index)));
  }
  const samples = await Promise.all(pending);
  agent.destroy();
  return samples;
}

function send(
  url: URL,
  agent: Agent,
  headers: Readonly<Record<string, string>>,
  text: string,
): Promise<Sample> {
  const started = performance.now();
  const body = JSON.stringify({ request: text });
  return new Promise((resolve) => {
    const failed = () =>
      resolve({ ok: false, clientMs: performance.now() - started, overheadMs: Number.NaN });
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'Content-Type': 'application/json' } },
      (reply) => {
        const timing = /overhead;dur=([\d.]+)/.exec(String(reply.headers['server-timing'] ?? ''));
        reply.resume();
        reply.once('error', failed);
        reply.once('end', () => {
          const overheadMs = Number(timing?.[1]);
          const ok = reply.statusCode === 200 && Number.isFinite(overheadMs);
          resolve({ ok, clientMs: performance.now() - started, overheadMs });
        });
      },
    );
    outgoing.once('error', failed);
    outgoing.end(body);
  });
}
