import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from '../../e2e/support/app.js';
import { seededRandom } from './seeded-random.js';

/** How one request ended: `answered`, or the code of its failure. */
export interface Ending {
  readonly outcome: string;
  readonly ms: number;
}

/**
 * Asks so many different questions, each one for the model, whether those before have been answered or not.
 * @param meanMs between two of them, on average, by a seeded chance
 */
export async function askMany(app: TestApp, requests: number, meanMs: number): Promise<Ending[]> {
  const random = seededRandom(requests);
  const asked: Promise<Ending>[] = [];
  for (let number = 1; number <= requests; number += 1) {
    asked.push(askOne(app, number));
    await pause(random() * 2 * meanMs);
  }
  return Promise.all(asked);
}

async function askOne(app: TestApp, number: number): Promise<Ending> {
  const started = performance.now();
  const { answer } = await app.http.ask(`Frage ${number}: wer besitzt db-prod-03?`);
  return { outcome: answer.error?.code ?? 'answered', ms: performance.now() - started };
}

/** The figures of a run, as a person reads them. */
export function figuresOf(endings: readonly Ending[]): Record<string, number> {
  const times = endings.map(({ ms }) => ms).toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0);
  const counted = Object.groupBy(endings, ({ outcome }) => outcome);
  const counts = Object.entries(counted).map(([outcome, group]) => [outcome, group?.length ?? 0] as const);
  return {
    requests: endings.length,
    ...Object.fromEntries(counts),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    max_ms: at(1),
  };
}
