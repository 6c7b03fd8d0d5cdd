import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ScriptedReply } from './script.js';
import type { WireFormat } from './wire-format.js';

/** More than any reader should take; a flood ends here all the same, so that a test does. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Writes without end, as fast as the reader reads. */
export async function flood(
  { text, channel = 'content', isOneFrame = false }: ScriptedReply & { readonly kind: 'flood' },
  format: WireFormat,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const [beginning] = format.delta(text).split(text);
  if (isOneFrame) response.write(beginning);
  const frame = isOneFrame ? text : channel === 'content' ? format.delta(text) : format.reasoning(text);
  for (let bytes = 0; bytes < MOST_BYTES && !signal.aborted; bytes += frame.length) {
    if (!response.write(frame)) await once(response, 'drain', { signal });
  }
  response.end();
}
