import { createHash } from 'node:crypto';
import { canonicalUnderstanding, type Decision, type Entity, type Understanding } from '@app/contracts';

/**
 * What a later request may refer to: without judgement and links, which are made anew for each. `undefined` for a
 * question or a refusal that went back: nothing was really asked for.
 */
export function toRemember(decision: Decision): Understanding | undefined {
  const { intent, entities, arguments: said, query, steps, outcome } = decision;
  if (outcome === 'clarify' || outcome === 'refuse') return undefined;
  return {
    intent,
    entities: unlinked(entities),
    arguments: said,
    ...(query && { query }),
    ...(steps && { steps: steps.map((step) => ({ ...step, entities: unlinked(step.entities) })) }),
  };
}

function unlinked(entities: readonly Entity[]): Entity[] {
  return entities.map(({ asset_id: _link, ...entity }) => entity);
}

/** Digest of what was understood last, for keys of requests that refer to it. */
export function digestOf(understanding: Understanding): string {
  return createHash('sha256').update(canonicalUnderstanding(understanding)).digest('hex');
}
