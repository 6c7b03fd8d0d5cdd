import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ScriptedReply } from './script.js';
import type { WireFormat } from './wire-format.js';

/** More than any reader should take; a flood ends here all the same, so that a test does. */
const MOST_BYTES = 24 * 1024 * 1024;

interface Line {
  readonly format: WireFormat;
  /** Tokens that the caller asked for at most. */
  readonly cap: number | undefined;
  readonly response: ServerResponse;
  /** Aborts when the caller has left. */
  readonly signal: AbortSignal;
}

/** Writes without end, or to the cap, as fast as the reader reads. */
export async function flood(
  { text, channel = 'content', isOneFrame, keepsCap }: ScriptedReply & { readonly kind: 'flood' },
  { format, cap, response, signal }: Line,
): Promise<void> {
  const [beginning] = format.delta(text).split(text);
  if (isOneFrame) response.write(beginning);
  const frame = isOneFrame ? text : channel === 'content' ? format.delta(text) : format.reasoning(text);
  const frames = Math.min(MOST_BYTES / frame.length, (keepsCap && cap) || Infinity);
  for (let sent = 0; sent < frames && !signal.aborted; sent += 1) {
    if (!response.write(frame)) await once(response, 'drain', { signal });
  }
  const usage = { prompt: 10, completion: cap ?? null };
  response.end(keepsCap ? format.finish('length', usage) + format.end : '');
}
