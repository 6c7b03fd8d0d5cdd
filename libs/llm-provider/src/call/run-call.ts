import type { Clock } from '@app/telemetry';
import type { Completion, StreamEvent } from '../completion.js';
import type { CompletionRequest } from '../completion-request.js';
import { LlmError } from '../llm.errors.js';
import { CallWatch, type SilenceLimits } from './call-watch.js';
import { CompletionDraft, type EngineIdentity, type Piece } from './completion-draft.js';

/** What differs between the wire formats. */
export interface Wire extends EngineIdentity {
  /** Opens the call and yields what comes; stops when `signal` aborts. */
  open(request: CompletionRequest, signal: AbortSignal): AsyncIterable<Piece>;
  /** The vendor's failure in our terms. */
  translate(error: unknown): LlmError;
}

/** Runs one call: time limits, abort, and the checks on how it ends are the same for every engine. */
export async function* runCall(
  request: CompletionRequest,
  wire: Wire,
  clock: Clock,
  limits?: SilenceLimits,
): AsyncGenerator<StreamEvent, void, undefined> {
  const watch = new CallWatch(request, limits);
  const draft = new CompletionDraft(request, wire, clock);
  try {
    if (watch.failure) throw watch.failure;
    for await (const piece of wire.open(request, watch.signal)) {
      watch.pause();
      draft.add(piece);
      if (piece.text) yield { type: 'delta', text: piece.text };
      watch.resume();
    }
    // An aborted stream may end as quietly as a finished one.
    if (watch.failure) throw watch.failure;
    yield { type: 'completion', completion: draft.finish() };
  } catch (error) {
    throw watch.failure ?? (error instanceof LlmError ? error : wire.translate(error));
  } finally {
    watch.stop();
  }
}

/** The completion at the end of a stream. */
export async function collect(events: AsyncIterable<StreamEvent>): Promise<Completion> {
  for await (const event of events) if (event.type === 'completion') return event.completion;
  throw new LlmError('bad_output', 'The answer of the language model ended without a finish.');
}
