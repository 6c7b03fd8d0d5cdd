import type { ServerResponse } from 'node:http';
import type { ScriptedReply } from './script.js';

/** Sends bytes as they are; a frame, or a character, may be in two pieces. */
export async function playRaw(
  reply: ScriptedReply & { readonly kind: 'raw' },
  response: ServerResponse,
): Promise<void> {
  const { body, contentType = 'text/html', bytes, ending = 'orderly' } = reply;
  response.writeHead(200, { 'content-type': contentType });
  response.flushHeaders();
  const sent = Buffer.from(body).subarray(0, bytes);
  const step = Math.max(1, reply.pieceBytes ?? sent.length);
  for (let at = 0; at < sent.length; at += step) {
    response.write(sent.subarray(at, at + step));
    await flushed(response);
  }
  if (ending === 'orderly') response.end();
  else if (ending === 'closed') response.socket?.destroySoon();
  else response.socket?.resetAndDestroy();
}

/** Until what was written has left the process. */
export async function flushed(response: ServerResponse): Promise<void> {
  if (response.headersSent) await new Promise<void>((resolve) => response.write('', () => resolve()));
}
