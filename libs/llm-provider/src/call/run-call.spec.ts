import { SystemClock } from '@app/telemetry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestOf } from '../../../../test/support/fake-provider.js';
import type { Completion } from '../completion.js';
import { LlmError } from '../llm.errors.js';
import type { Piece } from './completion-draft.js';
import { collect, runCall, type Wire } from './run-call.js';

const SILENCE = { firstTokenMs: 150, idleMs: 150 };
const DEADLINE_MS = 5000;

const TOKENS = Array.from({ length: 1000 }, () => ({ token: 'x', logprob: -1 }));

/** An engine whose pieces these are. */
const wire = (open: Wire['open']): Wire => ({
  provider: 'test',
  knownModel: () => 'test:small',
  open,
  translate: (cause) => new LlmError('unknown', 'It failed.', { cause }),
});

/** By the clock of the test. */
const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Frames without a token, for ever. */
async function* nothing(signal: AbortSignal, everyMs: number): AsyncGenerator<Piece> {
  while (!signal.aborted) {
    yield { model: 'small' };
    if (everyMs > 0) await sleep(everyMs);
  }
}

/** The answer or the failure, with all the time in the world. */
async function outcome(open: Wire['open']): Promise<Completion | LlmError> {
  const request = requestOf({ deadlineMs: DEADLINE_MS });
  const called = collect(runCall(request, wire(open), new SystemClock(), SILENCE)).catch(
    (error: unknown) => error as LlmError,
  );
  await vi.advanceTimersByTimeAsync(2 * DEADLINE_MS);
  return called;
}

describe('runCall', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for the first token, not for the first frame', async () => {
    const failure = await outcome((_request, signal) => nothing(signal, 20));
    expect(failure).toMatchObject({ kind: 'timeout', phase: 'first_token' });
  });

  it('does not take frames without a token for a sign that it goes on', async () => {
    const failure = await outcome(async function* open(_request, signal) {
      yield { text: 'half' };
      yield* nothing(signal, 20);
    });
    expect(failure).toMatchObject({ kind: 'timeout', phase: 'idle' });
  });

  it('takes reasoning for a token', async () => {
    const answer = await outcome(async function* open() {
      for (let thought = 0; thought < 5; thought += 1) {
        await sleep(100);
        yield { reasoning: 'hm ' };
      }
      yield { text: 'blue', finishReason: 'stop' };
    });
    expect(answer).toMatchObject({ text: 'blue' });
  });

  it('ends a flood of frames without a token', async () => {
    const failure = await outcome((_request, signal) => nothing(signal, 0));
    expect(failure).toMatchObject({ kind: 'bad_output' });
  });

  it.each<[string, Piece]>([
    ['reasoning beside text', { text: 'a', reasoning: 'x'.repeat(1000) }],
    ['more tokens than text', { text: 'a', logprobs: TOKENS }],
    ['tokens without text', { logprobs: TOKENS }],
  ])('bounds %s', async (_what, piece) => {
    let pieces = 0;
    const failure = await outcome(async function* open() {
      for (; pieces < 100; pieces += 1) yield piece;
    });
    expect(failure).toMatchObject({ kind: 'bad_output' });
    expect(pieces).toBeLessThan(10);
  });
});
