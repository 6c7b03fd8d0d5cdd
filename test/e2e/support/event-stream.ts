/** One server-sent event. */
export interface StreamedEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface EventSource {
  readonly reply: Response;
  /** Every event from now on, in order. */
  events(): AsyncGenerator<StreamedEvent>;
}

/** Posts to a stream and reads it by the rules of server-sent events. */
export async function openStream(
  baseUrl: string,
  body: unknown,
  signal: AbortSignal = AbortSignal.timeout(15_000),
): Promise<EventSource> {
  const reply = await fetch(new URL('/pipeline/stream', baseUrl), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  return { reply, events: () => eventsOf(reply) };
}

/** All events of a stream that ends by itself. */
export async function allEvents({ events }: EventSource): Promise<StreamedEvent[]> {
  const all: StreamedEvent[] = [];
  for await (const event of events()) all.push(event);
  return all;
}

async function* eventsOf(reply: Response): AsyncGenerator<StreamedEvent> {
  if (!reply.body) throw new Error('The stream has no body.');
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of reply.body) {
    pending += decoder.decode(chunk, { stream: true });
    const blocks = pending.split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) yield parse(block);
  }
  if (pending) throw new Error(`The stream ended within an event: ${pending}`);
}

function parse(block: string): StreamedEvent {
  const framed = /^event: ([a-z]+)\ndata: (.+)$/.exec(block);
  if (!framed?.[1] || !framed[2]) throw new Error(`Not a server-sent event: ${block}`);
  return { event: framed[1], data: JSON.parse(framed[2]) as Record<string, unknown> };
}
