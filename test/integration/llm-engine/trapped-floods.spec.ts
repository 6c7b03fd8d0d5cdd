import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import type { ScriptedReply } from '../../support/scripted-engine/script.js';
import { naiveAnswer, naiveOpenAi, naiveStream } from './naive-clients.js';
import { SHORT_MS, traps, WIRES } from './trap.js';

const { against } = traps();

/** More than ours is sent before it has left, with what the buffers on the way hold, and less than a flood has. */
const ENOUGH_BYTES = 12 * 1024 * 1024;

describe.each(WIRES)('a flood of %s', (wire) => {
  it.each(['content', 'reasoning'] as const)(
    'goes on in its %s beyond the cap: ours stops it',
    async (channel) => {
      const trap = await against([{ kind: 'flood', text: 'and so on '.repeat(50), channel }], wire);
      expect(await trap.ours({ maxTokens: 16 })).toMatchObject({ kind: 'bad_output' });
      await trap.engine.untilIdle();
      expect(trap.engine.sentBytes).toBeLessThan(ENOUGH_BYTES);
    },
  );

  it('is taken whole by who knows no cap of his own', async () => {
    const trap = await against([{ kind: 'flood', text: 'and so on '.repeat(50) }], wire);
    await trap.naively(() => naiveAnswer(wire, trap.engine.url, { max_tokens: 16 }));
    expect(trap.engine.sentBytes).toBeGreaterThan(ENOUGH_BYTES);
  });

  it('is one frame without end: ours stops reading', async () => {
    const frame: ScriptedReply = { kind: 'flood', text: 'x'.repeat(4096), isOneFrame: true };
    const trap = await against([frame], wire);
    expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
    await trap.engine.untilIdle();
    const sentToOurs = trap.engine.sentBytes;
    expect(sentToOurs).toBeLessThan(ENOUGH_BYTES);
    await trap.naively(() => naiveAnswer(wire, trap.engine.url));
    expect(trap.engine.sentBytes - sentToOurs).toBeGreaterThan(ENOUGH_BYTES);
  });

  it('is an error without end: ours reads what it needs to class it', async () => {
    const flood: ScriptedReply = { kind: 'flood', text: 'x'.repeat(4096), isOneFrame: true, status: 500 };
    const trap = await against([flood], wire);
    expect(await trap.ours()).toMatchObject({ kind: 'unknown' });
    await trap.engine.untilIdle();
    const sentToOurs = trap.engine.sentBytes;
    expect(sentToOurs).toBeLessThan(ENOUGH_BYTES);
    await trap.naively(() => naiveAnswer(wire, trap.engine.url));
    expect(trap.engine.sentBytes - sentToOurs).toBeGreaterThan(ENOUGH_BYTES);
  });

  it('is frames with nothing in them: ours stops reading', async () => {
    const trap = await against([{ kind: 'flood', text: '' }], wire);
    expect(await trap.ours()).toMatchObject({ kind: 'bad_output' });
    await trap.engine.untilIdle();
  });
});

describe('signs of life', () => {
  it.each([
    ['comments', false],
    ['empty frames', true],
  ])('that are %s are no token: ours waits no longer for the first one', async (_what, areFrames) => {
    for (const wire of WIRES) {
      const trap = await against([{ kind: 'pings', everyMs: 20, areFrames }], wire, {
        firstTokenMs: SHORT_MS,
      });
      expect(await trap.ours()).toMatchObject({ kind: 'timeout', phase: 'first_token' });
      await trap.engine.untilIdle();
    }
    const trap = await against([{ kind: 'pings', everyMs: 20, areFrames }]);
    const impatient = naiveOpenAi(trap.engine.url, { timeout: 100 });
    expect(await trap.stillWaits((signal) => naiveStream(impatient, { signal }))).toBe(true);
  });
});

it('as many tokens as were asked for are no flood', async () => {
  const tokens = { kind: 'flood', text: 'internationalisation ', keepsCap: true } as const;
  for (const wire of WIRES) {
    const trap = await against([tokens], wire);
    const { text, finishReason } = await trap.provider.complete(requestOf({ maxTokens: 2000 }));
    expect(finishReason).toBe('length');
    expect(text).toHaveLength(2000 * tokens.text.length);
  }
});
