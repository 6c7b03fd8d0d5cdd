import type { ChatMessage } from '../completion-request.js';

/**
 * The messages as they are, then without those that go first, and so on. Messages of one `trim` go together; those
 * without one stay, in their order.
 */
export function* trimmings(messages: readonly ChatMessage[]): Generator<readonly ChatMessage[]> {
  yield messages;
  const steps = new Set(messages.flatMap(({ trim }) => trim ?? []));
  for (const step of [...steps].toSorted((one, other) => one - other)) {
    yield messages.filter(({ trim }) => trim === undefined || trim > step);
  }
}
