import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { flood } from './flood.js';
import { pieces, type RecordedRequest, type ScriptedReply } from './script.js';
import { wireFormat } from './wire-format.js';
import { usageOf, wholeReply } from './whole-reply.js';

/** Plays a reply to one call; `signal` aborts when the caller has left. */
export async function play(
  reply: ScriptedReply,
  request: RecordedRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const format = wireFormat(request);
  switch (reply.kind) {
    case 'status':
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(format.errorBody(reply));
      return;
    case 'raw':
      await playRaw(reply, response);
      return;
    case 'text':
      await playText(reply, request, response, signal);
      return;
    case 'flood':
      response.writeHead(200, { 'content-type': format.contentType });
      await flood(reply, format, response, signal);
      return;
    case 'cut':
      if (reply.text !== undefined) begin(reply.text, request, response);
      if (reply.bytes !== undefined) response.write(format.delta('half of a frame').slice(0, reply.bytes));
      await flushed(response);
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      if (!reply.silent) begin(reply.text ?? '', request, response);
      return;
    case 'error_frame':
      begin(reply.text, request, response);
      response.end(format.errorFrame(reply.message));
      return;
    case 'reasoning':
      response.writeHead(200, { 'content-type': format.contentType });
      for (const piece of pieces(reply.text)) response.write(format.reasoning(piece, reply.field));
      response.end(format.finish('stop', usageOf(reply, request)) + format.end);
  }
}

type TextReply = ScriptedReply & { readonly kind: 'text' };

async function playText(
  reply: TextReply,
  request: RecordedRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const { pace = {}, delayMs = 0, finish = 'stop', ends = true } = reply;
  const format = wireFormat(request);
  await pause(delayMs + (pace.headersMs ?? 0), signal);
  if (request.body['stream'] === false) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(wholeReply(reply, request)));
    return;
  }
  response.writeHead(200, { 'content-type': format.contentType });
  response.flushHeaders();
  await pause(pace.firstTokenMs ?? 0, signal);
  const logprob = request.body['logprobs'] ? reply.logprob : undefined;
  for (const piece of pieces(reply.text)) {
    response.write(format.delta(piece, logprob));
    await pause(pace.betweenMs ?? 0, signal);
  }
  if (finish !== null) response.write(format.finish(finish, usageOf(reply, request)));
  response.end(ends && finish !== null ? format.end : '');
}

async function playRaw(
  { body, contentType = 'text/html', pieceBytes = body.length }: ScriptedReply & { readonly kind: 'raw' },
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': contentType });
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += Math.max(1, pieceBytes)) {
    response.write(bytes.subarray(at, at + Math.max(1, pieceBytes)));
    await flushed(response);
  }
  response.end();
}

function begin(beginning: string, request: RecordedRequest, response: ServerResponse): void {
  const format = wireFormat(request);
  response.writeHead(200, { 'content-type': format.contentType });
  response.flushHeaders();
  for (const piece of pieces(beginning)) response.write(format.delta(piece));
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal });
}

/** Until what was written has left the process. */
async function flushed(response: ServerResponse): Promise<void> {
  if (response.headersSent) await new Promise<void>((resolve) => response.write('', () => resolve()));
}
