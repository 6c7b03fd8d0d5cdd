import type { LlmHealth } from '../llm-provider.js';

const ANSWERS: ReadonlySet<LlmHealth['status']> = new Set(['up', 'degraded']);

/** The health of engines that stand in for each other, in their order: degraded while a later one must answer. */
export function healthOfChain(engines: readonly LlmHealth[]): LlmHealth {
  const [first, ...others] = engines;
  if (!first) throw new Error('A chain has at least one engine.');
  if (others.length === 0) return first;
  if (ANSWERS.has(first.status)) return { ...first, engines };
  const standIn = others.find(({ status }) => ANSWERS.has(status));
  if (!standIn) return { ...first, engines };
  return {
    ...standIn,
    status: 'degraded',
    detail: `${first.provider}: ${first.detail} ${standIn.provider} answers instead.`,
    engines,
  };
}
