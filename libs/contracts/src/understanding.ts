import { canonicalJson } from './canonical-json.js';
import type { Entity, Intent, Understanding } from './decision.js';
import type { EntityType } from './taxonomy.js';

const meaningOfIntent = ({ category, action }: Intent) => ({ category, action });

/** Types whose values mean the same in any case; paths, commands, accounts and databases are not among them. */
const CASE_BLIND: ReadonlySet<EntityType> = new Set([
  'hostname',
  'ip_address',
  'service',
  'application',
  'environment',
  'os',
  'asset_type',
  'data_center',
  'owner',
  'tag',
  'metric',
]);

/** Entities as a sorted set: which were named, not in which order or how surely. */
function meaningOfEntities(entities: readonly Entity[]): string[] {
  return entities
    .map(({ type, value, negated }) =>
      canonicalJson({ type, value: CASE_BLIND.has(type) ? value.toLowerCase() : value, negated }),
    )
    .toSorted();
}

/**
 * The identity of an understanding: canonical JSON of intent, entities (with `negated`), arguments,
 * query and steps, without confidences and without links into the inventory, which change while a meaning does not.
 */
export function canonicalUnderstanding(understanding: Understanding): string {
  return canonicalJson({
    intent: meaningOfIntent(understanding.intent),
    entities: meaningOfEntities(understanding.entities),
    arguments: understanding.arguments,
    query: understanding.query,
    steps: understanding.steps?.map((step) => ({
      intent: meaningOfIntent(step.intent),
      entities: meaningOfEntities(step.entities),
      arguments: step.arguments,
      query: step.query,
      condition: step.condition,
    })),
  });
}
