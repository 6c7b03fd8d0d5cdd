import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScriptedReply } from './script.js';
import type { WireFormat } from './wire-format.js';

interface Line {
  readonly format: WireFormat;
  readonly response: ServerResponse;
  /** Aborts when the caller has left. */
  readonly signal: AbortSignal;
}

/** Keeps a line open without saying anything. */
export async function ping(
  { everyMs, areFrames = false }: ScriptedReply & { readonly kind: 'pings' },
  { format, response, signal }: Line,
): Promise<void> {
  while (!signal.aborted) {
    response.write(areFrames ? format.delta('') : format.ping);
    await sleep(everyMs, undefined, { signal });
  }
}
