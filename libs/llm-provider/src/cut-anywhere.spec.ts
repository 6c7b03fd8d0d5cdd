import { SystemClock } from '@app/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOf } from '../../../test/support/fake-provider.js';
import type { RawEnding, ScriptedReply } from '../../../test/support/scripted-engine/script.js';
import { ScriptedEngine } from '../../../test/support/scripted-engine/scripted-engine.js';
import type { LlmProvider } from './llm-provider.js';
import { LlmError } from './llm.errors.js';
import { OllamaProvider } from './ollama/ollama.provider.js';
import { VllmProvider } from './vllm/vllm.provider.js';

const TEXT = 'Grüße';

const sse = (choice: object): string => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;

/** Whole answers, the shortest there are, with a character of two bytes; `finish` is what ends them. */
const WIRES = [
  {
    name: 'vllm',
    start: (url: string): LlmProvider => new VllmProvider({ baseUrl: url }, new SystemClock()),
    beginning: sse({ delta: { content: TEXT } }),
    finish: sse({ delta: {}, finish_reason: 'stop' }),
    end: 'data: [DONE]\n\n',
    contentType: 'text/event-stream',
  },
  {
    name: 'ollama',
    start: (url: string): LlmProvider =>
      new OllamaProvider({ baseUrl: url, contextTokens: 4096 }, new SystemClock()),
    beginning: `${JSON.stringify({ message: { content: TEXT } })}\n`,
    finish: '{"done":true,"done_reason":"stop"}\n',
    end: '',
    contentType: 'application/x-ndjson',
  },
];

const LOST: Readonly<Record<RawEnding, string>> = {
  orderly: 'bad_output',
  closed: 'unavailable',
  reset: 'unavailable',
};

describe.each(WIRES)('an answer of $name that is cut', ({ start, beginning, finish, end, contentType }) => {
  const body = beginning + finish + end;
  const bytes = Buffer.byteLength(body);
  /** From here on the answer has its finish, and before it has none. */
  const finished = Buffer.byteLength(beginning + finish.trimEnd());
  let engine: ScriptedEngine;
  let provider: LlmProvider;

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [] });
    provider = start(engine.url);
  });
  afterAll(async () => {
    await provider.close();
    await engine.stop();
  });

  /** The text that was taken for an answer, or the kind of the failure. */
  async function outcome(reply: ScriptedReply): Promise<string> {
    engine.rescript([reply]);
    try {
      return (await provider.complete(requestOf())).text;
    } catch (error) {
      return error instanceof LlmError ? error.kind : String(error);
    }
  }

  it.each(['orderly', 'closed', 'reset'] as const)(
    'at any byte, %s, is an answer only where its finish has come',
    async (ending) => {
      for (let cut = 0; cut <= bytes; cut += 1) {
        const taken = await outcome({ kind: 'raw', body, contentType, bytes: cut, ending });
        // A finish may be lost with what a tear leaves unread, and so may one with half of an end mark behind it.
        const allowed = cut < finished ? [LOST[ending]] : [TEXT, LOST[ending]];
        expect(allowed, `cut after ${cut} of ${bytes} bytes`).toContain(taken);
      }
      expect(await outcome({ kind: 'raw', body, contentType })).toBe(TEXT);
    },
  );
});
