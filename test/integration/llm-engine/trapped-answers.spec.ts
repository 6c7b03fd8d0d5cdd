import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import type { ScriptedReply } from '../../support/scripted-engine/script.js';
import { naiveAnswer, naiveOpenAi, naiveStream, naiveTokens } from './naive-clients.js';
import { SCHEMA, traps, WIRES } from './trap.js';

const { against } = traps();

const CAP = 3000;
const BLANKS = '\n   \n   ';

describe('an answer that is none', () => {
  it.each(WIRES)('of %s is blanks without end: ours stops it early', async (wire) => {
    const blanks: ScriptedReply = { kind: 'flood', text: BLANKS };
    const trap = await against([blanks], wire);
    expect(await trap.ours({ schema: SCHEMA, maxTokens: CAP })).toMatchObject({ kind: 'bad_output' });
    await trap.engine.untilIdle();
    expect(trap.engine.aborted).toBe(1);
    trap.engine.rescript([{ ...blanks, keepsCap: true }]);
    const naive = await trap.naively(() =>
      naiveAnswer(wire, trap.engine.url, { max_tokens: CAP, options: { num_predict: CAP } }),
    );
    expect(naive).toBe(BLANKS.repeat(CAP));
  });

  it('is a JSON cut at its cap: ours takes none', async () => {
    const trap = await against([{ kind: 'text', text: '{"colour":"fno', finish: 'length' }]);
    expect(await trap.ours({ schema: SCHEMA })).toMatchObject({ kind: 'bad_output' });
    expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe('{"colour":"fno');
  });

  it.each([
    ['half a JSON', '{"colour":"fno'],
    ['prose', 'The sky is blue.'],
    ['another type', '["fnord"]'],
  ])('is %s and finished by its own word: ours takes none', async (_what, text) => {
    for (const wire of WIRES) {
      const trap = await against([{ kind: 'text', text, finish: 'stop' }], wire);
      expect(await trap.ours({ schema: SCHEMA })).toMatchObject({ kind: 'bad_output' });
      expect(await trap.naively(() => naiveAnswer(wire, trap.engine.url))).toBe(text);
    }
  });

  it.each(['reasoning', 'reasoning_content'] as const)(
    'is in `%s` alone: ours names the cause',
    async (field) => {
      const trap = await against([{ kind: 'reasoning', text: '{"colour":"fnord"}', field }]);
      expect((await trap.ours({ schema: SCHEMA })).message).toContain('reasoning channel');
      expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe('');
    },
  );

  it('is in the `thinking` of Ollama alone: ours names the cause', async () => {
    const trap = await against([{ kind: 'reasoning', text: '{"colour":"fnord"}' }], 'ollama');
    expect((await trap.ours({ schema: SCHEMA })).message).toContain('reasoning channel');
    expect(await trap.naively(() => naiveAnswer('ollama', trap.engine.url))).toBe('');
  });

  it.each(WIRES)('of %s is a page of a proxy under 200: ours takes none', async (wire) => {
    const trap = await against([{ kind: 'raw', body: '<html>Bad gateway</html>' }], wire);
    expect((await trap.ours()).kind).toBe('bad_output');
    const naive = await trap.naively(() => naiveAnswer(wire, trap.engine.url));
    // The SDK finds no event in it, and so an empty answer.
    expect(naive instanceof SyntaxError ? 'a SyntaxError' : naive).toBe(
      wire === 'vllm' ? '' : 'a SyntaxError',
    );
  });

  it.each(['abort', 'error', 'content_filter'])(
    'finishes for the reason `%s`: ours takes none',
    async (finish) => {
      for (const wire of WIRES) {
        const trap = await against([{ kind: 'text', text: 'half', finish }], wire);
        expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
        expect(await trap.naively(() => naiveAnswer(wire, trap.engine.url))).toBe('half');
      }
    },
  );
});

describe('an answer with false particulars', () => {
  it('names another model: ours keeps it under the name of the one that was asked', async () => {
    const other = (rest: object): string => JSON.stringify({ model: 'another', ...rest });
    const frames = [{ delta: { content: 'hello' } }, { delta: {}, finish_reason: 'stop' }];
    const body = frames.map((choice) => `data: ${other({ choices: [choice] })}\n\n`).join('');
    const trap = await against([{ kind: 'raw', body, contentType: 'text/event-stream' }]);
    const { model, modelId } = await trap.provider.complete(requestOf());
    expect(model).toBe('another');
    expect(modelId).toBe('vllm:scripted-model');
    expect(modelId).toBe(trap.provider.knownModel());
  });

  it.each(WIRES)('of %s tells tokens that cannot be: ours does not know how many', async (wire) => {
    const usage = { prompt: -1, completion: 1e300 };
    const trap = await against([{ kind: 'text', text: 'hello', usage }], wire);
    expect((await trap.provider.complete(requestOf())).usage).toMatchObject({
      prompt: null,
      completion: null,
    });
    expect(await naiveTokens(naiveOpenAi(trap.engine.url))).toBe(-1);
  });

  it.each(WIRES)('of %s tells no tokens: ours does not know how many', async (wire) => {
    const usage = { prompt: null, completion: null };
    const trap = await against([{ kind: 'text', text: 'hello', usage }], wire);
    expect((await trap.provider.complete(requestOf())).usage).toMatchObject({
      prompt: null,
      completion: null,
    });
  });
});
