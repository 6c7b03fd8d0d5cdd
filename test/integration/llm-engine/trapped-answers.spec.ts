import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import { text } from '../../support/scripted-engine/script.js';
import { naiveOpenAi, naiveStream } from './naive-clients.js';
import { SCHEMA, traps } from './trap.js';

const against = traps();

describe('an answer that is none', () => {
  it.each(['vllm', 'ollama'] as const)('of %s is blanks without end: ours stops it early', async (wire) => {
    const trap = await against([{ kind: 'flood', text: '\n   \n   ' }], wire);
    expect(await trap.ours({ schema: SCHEMA, maxTokens: 3000 })).toMatchObject({ kind: 'bad_output' });
    await trap.untilIdle();
  });

  it.each(['content', 'reasoning'] as const)(
    'goes on in its %s beyond the cap: ours stops it',
    async (channel) => {
      const trap = await against([{ kind: 'flood', text: 'and so on ', channel }]);
      expect(await trap.ours({ maxTokens: 16 })).toMatchObject({ kind: 'bad_output' });
      await trap.untilIdle();
    },
  );

  it.each(['vllm', 'ollama'] as const)('of %s is one frame without end: ours stops reading', async (wire) => {
    const trap = await against([{ kind: 'flood', text: 'x'.repeat(4096), isOneFrame: true }], wire, {
      firstTokenMs: 10_000,
    });
    expect(['bad_output', 'unknown']).toContain((await trap.ours()).kind);
    await trap.untilIdle();
  });

  it('is a JSON cut at its cap: ours takes none', async () => {
    const trap = await against([{ kind: 'text', text: '{"colour":"fno', finish: 'length' }]);
    expect(await trap.ours({ schema: SCHEMA })).toMatchObject({ kind: 'bad_output' });
    expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe('{"colour":"fno');
  });

  it.each(['reasoning', 'reasoning_content'] as const)(
    'is in `%s` alone: ours names the cause',
    async (field) => {
      const trap = await against([{ kind: 'reasoning', text: '{"colour":"fnord"}', field }]);
      expect((await trap.ours({ schema: SCHEMA })).message).toContain('reasoning channel');
      expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe('');
    },
  );

  it.each(['vllm', 'ollama'] as const)(
    'of %s is a page of a proxy under 200: ours takes none',
    async (wire) => {
      const trap = await against([{ kind: 'raw', body: '<html>Bad gateway</html>' }], wire);
      expect((await trap.ours()).kind).toBe('bad_output');
    },
  );

  it.each(['abort', 'error', 'content_filter'])(
    'finishes for the reason `%s`: ours takes none',
    async (finish) => {
      const trap = await against([{ kind: 'text', text: 'half', finish }]);
      expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
      expect(await trap.naively(() => naiveStream(naiveOpenAi(trap.engine.url)))).toBe('half');
    },
  );

  it('names another model: ours keeps it under the name of the one that was asked', async () => {
    const trap = await against([text('hello')]);
    const { modelId } = await trap.provider.complete(requestOf());
    expect(modelId).toBe(trap.provider.knownModel());
  });
});
