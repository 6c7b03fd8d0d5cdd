import type { ChatMessage } from '../completion-request.js';

/**
 * A prompt whole, then without the messages that are declared to go first, and so on: those of one number go together,
 * and what declares none always stays. In words that go over the wire: without the declarations.
 */
export function* shortenings(messages: readonly ChatMessage[]): Generator<readonly ChatMessage[]> {
  const numbers = new Set(messages.flatMap(({ trim }) => (trim === undefined ? [] : [trim])));
  yield plain(messages);
  for (const gone of [...numbers].toSorted((left, right) => left - right)) {
    const left = messages.filter(({ trim }) => trim === undefined || trim > gone);
    if (left.length > 0) yield plain(left);
  }
}

function plain(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return messages.map(({ role, content }) => ({ role, content }));
}
