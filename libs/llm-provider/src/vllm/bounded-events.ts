import { LlmError } from '../llm.errors.js';

/** A token with its alternatives has a few kilobytes. */
const MOST_EVENT_BYTES = 1_000_000;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Lets events through, which blank lines separate, and ends the stream as `bad_output` at one that is too long. */
export function boundedEvents(): TransformStream<Uint8Array, Uint8Array> {
  let eventBytes = 0;
  let isLineEmpty = false;
  return new TransformStream({
    transform(chunk, controller) {
      for (const byte of chunk) {
        eventBytes += 1;
        if (byte === LINE_FEED) {
          if (isLineEmpty) eventBytes = 0;
          isLineEmpty = true;
        } else if (byte !== CARRIAGE_RETURN) {
          isLineEmpty = false;
        }
      }
      if (eventBytes > MOST_EVENT_BYTES) {
        throw new LlmError('bad_output', 'The engine sent an event without end.');
      }
      controller.enqueue(chunk);
    },
  });
}
