import { pieces, type RecordedRequest, type ScriptedReply, type ScriptedUsage } from './script.js';
import { SCRIPTED_MODEL } from './wire-format.js';

/** The tokens that a script tells, or plausible ones. */
export function usageOf(reply: ScriptedReply, request: RecordedRequest): ScriptedUsage {
  if (reply.kind === 'text' && reply.usage) return reply.usage;
  const prompt = Math.ceil(JSON.stringify(request.body['messages']).length / 4);
  return { prompt, completion: pieces('text' in reply ? (reply.text ?? '') : '').length };
}

/** The body of a call that does not stream. */
export function wholeReply(reply: ScriptedReply & { kind: 'text' }, request: RecordedRequest): object {
  const { prompt, completion } = usageOf(reply, request);
  const finish = reply.finish ?? 'stop';
  const message = { role: 'assistant', content: reply.text };
  if (request.wire === 'ollama') {
    const counts = { prompt_eval_count: prompt, eval_count: completion };
    return { model: SCRIPTED_MODEL, message, done: true, done_reason: finish, ...counts };
  }
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: SCRIPTED_MODEL,
    choices: [{ index: 0, message, finish_reason: finish }],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: (prompt ?? 0) + (completion ?? 0),
    },
  };
}
