import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pieces, type RecordedRequest, type ScriptedReply } from './script.js';
import { SCRIPTED_MODEL, wireFormat } from './wire-format.js';

/** Plays a reply to one call; `signal` aborts when the caller has left. */
export async function play(
  reply: ScriptedReply,
  request: RecordedRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const format = wireFormat(request);
  if (reply.kind === 'status') {
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    response.end(format.errorBody(reply.status, reply.message));
    return;
  }
  if (reply.kind === 'text' && reply.delayMs) await sleep(reply.delayMs, undefined, { signal });
  if (request.body['stream'] === false && reply.kind === 'text') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(wholeReply(reply, request)));
    return;
  }
  response.writeHead(200, { 'content-type': format.contentType });
  response.flushHeaders();
  const logprob = reply.kind === 'text' && request.body['logprobs'] ? reply.logprob : undefined;
  for (const piece of pieces(reply.text ?? '')) {
    response.write(reply.kind === 'reasoning' ? format.reasoning(piece) : format.delta(piece, logprob));
  }
  if (reply.kind === 'hang') return;
  if (reply.kind === 'cut') {
    response.write('', () => response.socket?.resetAndDestroy());
    return;
  }
  if (reply.kind === 'error_frame') {
    response.end(format.errorFrame(reply.message));
    return;
  }
  const finish = reply.kind === 'text' ? (reply.finish === undefined ? 'stop' : reply.finish) : 'stop';
  if (finish !== null) response.write(format.finish(finish, usageOf(reply, request)));
  response.end(finish === null ? '' : format.end);
}

function usageOf(reply: ScriptedReply, request: RecordedRequest) {
  if (reply.kind === 'text' && reply.usage) return reply.usage;
  const prompt = Math.ceil(JSON.stringify(request.body['messages']).length / 4);
  return { prompt, completion: pieces('text' in reply ? (reply.text ?? '') : '').length };
}

function wholeReply(reply: ScriptedReply & { kind: 'text' }, request: RecordedRequest): object {
  const { prompt, completion } = usageOf(reply, request);
  const finish = reply.finish ?? 'stop';
  const message = { role: 'assistant', content: reply.text };
  return request.wire === 'openai'
    ? {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model: SCRIPTED_MODEL,
        choices: [{ index: 0, message, finish_reason: finish }],
        usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
      }
    : {
        model: SCRIPTED_MODEL,
        message,
        done: true,
        done_reason: finish,
        prompt_eval_count: prompt,
        eval_count: completion,
      };
}
