import { SystemClock } from '@app/telemetry';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../../test/support/fake-provider.js';
import { LlmError } from '../llm.errors.js';
import type { Piece } from './completion-draft.js';
import { collect, runCall, type Wire } from './run-call.js';

const SILENCE = { firstTokenMs: 150, idleMs: 150 };

/** An engine whose pieces these are. */
const wire = (open: Wire['open']): Wire => ({
  provider: 'test',
  knownModel: () => 'test:small',
  open,
  translate: (cause) => new LlmError('unknown', 'It failed.', { cause }),
});

/** Signs of life without a token, for ever. */
async function* nothing(signal: AbortSignal, everyMs: number): AsyncGenerator<Piece> {
  while (!signal.aborted) {
    yield { model: 'small' };
    if (everyMs > 0) await sleep(everyMs);
  }
}

const run = (open: Wire['open']) =>
  collect(runCall(requestOf({ deadlineMs: 5000 }), wire(open), new SystemClock(), SILENCE));

describe('runCall', () => {
  it('waits for the first token, not for the first frame', async () => {
    const call = run((_request, signal) => nothing(signal, 20));
    await expect(call).rejects.toMatchObject({ kind: 'timeout', phase: 'first_token' });
  });

  it('does not take frames without a token for a sign that it goes on', async () => {
    const call = run(async function* open(_request, signal) {
      yield { text: 'half' };
      yield* nothing(signal, 20);
    });
    await expect(call).rejects.toMatchObject({ kind: 'timeout', phase: 'idle' });
  });

  it('takes reasoning for a token', async () => {
    const call = run(async function* open() {
      for (let thought = 0; thought < 5; thought += 1) {
        await sleep(60);
        yield { reasoning: 'hm ' };
      }
      yield { text: 'blue', finishReason: 'stop' };
    });
    expect((await call).text).toBe('blue');
  });

  it('ends a flood of frames without a token', async () => {
    const call = run((_request, signal) => nothing(signal, 0));
    await expect(call).rejects.toMatchObject({ kind: 'bad_output' });
  });

  it('bounds reasoning beside text, and tokens without text', async () => {
    const reasoning = 'x'.repeat(1000);
    const logprobs = Array.from({ length: 1000 }, () => ({ token: 'x', logprob: -1 }));
    for (const piece of [{ text: 'a', reasoning }, { text: 'a', logprobs }, { logprobs }]) {
      let pieces = 0;
      const call = run(async function* open() {
        for (; pieces < 100; pieces += 1) yield piece;
      });
      await expect(call).rejects.toMatchObject({ kind: 'bad_output' });
      expect(pieces).toBeLessThan(10);
    }
  });
});
