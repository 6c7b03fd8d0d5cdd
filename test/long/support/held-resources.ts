import { setTimeout as pause } from 'node:timers/promises';

/** What keeps a process alive, by kind: sockets, servers, timers, child processes. */
export function heldResources(): Record<string, number> {
  const kinds = Object.groupBy(process.getActiveResourcesInfo(), (kind) => kind);
  return Object.fromEntries(Object.entries(kinds).map(([kind, all]) => [kind, all?.length ?? 0]));
}

const STEP_MS = 100;

/** Waits until nothing is held beyond what was held before; gives what still is when the time is over. */
export async function untilReleased(
  before: Readonly<Record<string, number>>,
  limitMs: number,
): Promise<Record<string, number>> {
  // A polling timer would be among what is held, so it looks only between its own.
  for (let waited = 0; waited < limitMs; waited += STEP_MS) {
    if (Object.keys(heldBeyond(before)).length === 0) break;
    await pause(STEP_MS);
  }
  return heldBeyond(before);
}

/** What is held now beyond what was held before. */
function heldBeyond(before: Readonly<Record<string, number>>): Record<string, number> {
  const beyond = Object.entries(heldResources()).map(
    ([kind, now]) => [kind, now - (before[kind] ?? 0)] as const,
  );
  return Object.fromEntries(beyond.filter(([, more]) => more > 0));
}
