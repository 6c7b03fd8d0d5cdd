import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../../support/fake-provider.js';
import { type ScriptedReply, text } from '../../support/scripted-engine/script.js';
import { TcpPeer } from '../../support/scripted-engine/tcp-peer.js';
import { naiveAnswer, naiveOpenAi, naiveStream } from './naive-clients.js';
import { SHORT_MS, traps, WIRES } from './trap.js';

const { against, before } = traps();

/** More than the buffers between two programs take, so that sending it does not end. */
const HUGE = [{ role: 'user' as const, content: 'x'.repeat(16 * 1024 * 1024) }];

describe.each(WIRES)('a connection to %s', (wire) => {
  it('is half open: ours stops waiting, and closes its end', async () => {
    const trap = before(await TcpPeer.start('never_reads'), wire, { firstTokenMs: SHORT_MS });
    expect(await trap.ours()).toMatchObject({ kind: 'timeout', phase: 'first_token' });
    await trap.engine.untilLeft();
    expect(await trap.stillWaits((signal) => naiveAnswer(wire, trap.engine.url, { signal }))).toBe(true);
  });

  it('is torn as soon as it is there: ours says that the engine is gone, after one more try', async () => {
    const trap = before(await TcpPeer.start('resets'), wire);
    expect(await trap.ours()).toMatchObject({ kind: 'unavailable' });
    expect(trap.engine.connections).toBe(2);
    const naive = await trap.naively(() => naiveAnswer(wire, trap.engine.url));
    expect(naive).toBeInstanceOf(wire === 'vllm' ? OpenAI.APIConnectionError : TypeError);
    expect(trap.engine.connections).toBe(3);
  });

  it('was closed by the engine while nobody used it: ours takes a new one', async () => {
    const trap = await against([text('hello')], wire);
    await trap.provider.complete(requestOf());
    trap.engine.closeIdle();
    expect((await trap.provider.complete(requestOf())).text).toBe('hello');
  });

  it('is torn by the engine that had kept it, as the next call comes: ours calls once more', async () => {
    const trap = await against([text('hello'), { kind: 'cut' }, text('hello')], wire);
    await trap.provider.complete(requestOf());
    expect((await trap.provider.complete(requestOf())).text).toBe('hello');
    trap.engine.rescript([{ kind: 'cut' }, text('hello')]);
    const naive = await trap.naively(() => naiveAnswer(wire, trap.engine.url));
    expect(naive).toBeInstanceOf(wire === 'vllm' ? OpenAI.APIConnectionError : TypeError);
  });

  it('leads to a port where nobody listens: ours says that the engine is gone', async () => {
    const gone = await TcpPeer.start('resets');
    const { url } = gone;
    await gone.stop();
    const trap = before({ url, listening: false, stop: async () => undefined }, wire);
    expect(await trap.ours()).toMatchObject({ kind: 'unavailable' });
  });
});

describe('a slow engine', () => {
  it.each(WIRES)('of the kind of %s is waited for within the limits', async (wire) => {
    const pace = { headersMs: 50, firstTokenMs: 50, betweenMs: 20 };
    const trap = await against([{ kind: 'text', text: 'a slow answer', pace }], wire);
    expect((await trap.provider.complete(requestOf())).text).toBe('a slow answer');
  });

  it.each([
    ['with its headers', { headersMs: 60_000 }, { firstTokenMs: SHORT_MS }, 'first_token'],
    ['with its first token', { firstTokenMs: 60_000 }, { firstTokenMs: SHORT_MS }, 'first_token'],
    ['between two tokens', { betweenMs: 60_000 }, { idleMs: SHORT_MS }, 'idle'],
  ] as const)('is too slow %s: ours stops waiting, and stops it', async (_what, pace, limits, phase) => {
    const reply: ScriptedReply = { kind: 'text', text: 'an answer in pieces', pace };
    for (const wire of WIRES) {
      const trap = await against([reply], wire, limits);
      expect(await trap.ours()).toMatchObject({ kind: 'timeout', phase });
      await trap.engine.untilIdle();
    }
    const trap = await against([reply]);
    expect(await trap.stillWaits((signal) => naiveStream(naiveOpenAi(trap.engine.url), { signal }))).toBe(
      true,
    );
  });
});

it('a prompt that the engine does not read to its end is given up by ours', async () => {
  const limits = { model: 'small', firstTokenMs: SHORT_MS };
  const trap = before(await TcpPeer.start('never_reads'), 'vllm', limits);
  expect(await trap.ours({ messages: HUGE })).toMatchObject({ kind: 'timeout', phase: 'first_token' });
  await trap.engine.untilLeft();
  const naive = (signal: AbortSignal): Promise<string> =>
    naiveStream(naiveOpenAi(trap.engine.url), { signal, messages: HUGE });
  expect(await trap.stillWaits(naive)).toBe(true);
});
