import { describe } from 'vitest';
import type { RecordedRequest, ScriptedReply } from '../../support/scripted-engine/script.js';
import { ScriptedEngine } from '../../support/scripted-engine/scripted-engine.js';
import { scriptedProvider } from '../../support/scripted-engine/scripted-provider.js';
import { engineContract } from './contract.js';

const CONTEXT_TOKENS = 4096;

/** Behaves as an engine with a model does: keeps to schema, cap and context, and takes its time. */
function plausible({ wire, body }: RecordedRequest): ScriptedReply {
  const options = (body['options'] ?? body) as Record<string, number | undefined>;
  const cap = (wire === 'ollama' ? options['num_predict'] : options['max_tokens']) ?? 16;
  const prompt = Math.ceil(JSON.stringify(body['messages']).length / 4);
  if (prompt + cap > CONTEXT_TOKENS) {
    return { kind: 'status', status: 400, message: `maximum context length is ${CONTEXT_TOKENS} tokens` };
  }
  const isJson = body['response_format'] !== undefined || body['format'] !== undefined;
  const words = isJson ? ['{"colour":', '"blorp"}'] : Array.from({ length: 5000 }, () => 'a word. ');
  const isLong = !isJson && !JSON.stringify(body['messages']).includes('colour');
  const written = words.slice(0, isJson || isLong ? cap : 2);
  return {
    kind: 'text',
    text: written.join(''),
    finish: written.length === cap ? 'length' : 'stop',
    usage: { prompt, completion: written.length },
    logprob: -0.1,
    pace: { betweenMs: isLong ? 5 : 0 },
  };
}

describe.each(['vllm', 'ollama'] as const)('a scripted %s', (name) => {
  engineContract(async () => {
    const engine = await ScriptedEngine.start({ script: plausible, contextTokens: CONTEXT_TOKENS });
    const provider = scriptedProvider(name, engine.url);
    return {
      provider,
      name,
      contextTokens: CONTEXT_TOKENS,
      tokenizes: name === 'vllm',
      running: async () => engine.inFlight,
      stop: async () => {
        await provider.close();
        await engine.stop();
      },
    };
  });
});
