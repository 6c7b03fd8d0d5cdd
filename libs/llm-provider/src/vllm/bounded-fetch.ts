import { boundedText } from '../call/bounded-text.js';
import { ERROR_CHARACTERS } from '../call/http-json.js';
import { boundedEvents } from './bounded-events.js';

/** The SDK reads an error, and an event of a stream, to the end, however long; behind this they have one. */
export function boundedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const reply = await fetch(input, init);
    if (!reply.body) return reply;
    const { status, statusText } = reply;
    const body = reply.ok
      ? reply.body.pipeThrough(boundedEvents())
      : await boundedText(reply, ERROR_CHARACTERS);
    return new Response(body, { status, statusText, headers: [...reply.headers] });
  };
}
