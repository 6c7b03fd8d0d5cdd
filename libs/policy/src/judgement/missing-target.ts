import type { Understanding, UnderstoodStep } from '@app/contracts';
import type { ResolvedTargets } from '../targets/resolve-targets.js';
import { namesEverything, namesIdentifier, namesOneOfAKind } from '../text/mentions.js';
import { unresolvedReference } from '../text/unresolved-reference.js';
import { REQUIREMENTS, type TargetKind } from './required-targets.js';

/** A step, or a whole understanding, whose target is looked for. */
export type Asked = Pick<UnderstoodStep, 'intent' | 'entities' | 'arguments'> & Pick<Understanding, 'query'>;

/** Entities that tell what "it" is. */
const EXPLAINING = new Set(['service', 'application', 'database', 'hostname', 'ip_address']);
/** Scopes that say of which kind a machine is, not where it is or whose. */
const KIND_TYPES = new Set(['asset_type', 'os', 'tag']);
const OBJECTS = new Set(['service', 'application', 'database']);

/**
 * Whether an operation cannot be planned because its target, or what it is about, is not told.
 * @param explained what the text refers to was said before, and is among the entities or in the query
 */
export function missesTarget(
  asked: Asked,
  targets: ResolvedTargets,
  text: string,
  explained = false,
): boolean {
  const requirement = REQUIREMENTS[asked.intent.action];
  const told: Readonly<Record<TargetKind, () => boolean>> = {
    host: () => targets.hosts.length > 0,
    application: () => targets.applications.length > 0,
    database: () => targets.databases.length > 0,
    scope: () => targets.scopes.length > 0 && !isOneOfAKind(targets, text),
    identifier: () => (asked.query?.filters.length ?? 0) > 0 || namesIdentifier(text),
    everything: () => namesEverything(text),
  };
  if (requirement.target.length > 0 && !requirement.target.some((kind) => told[kind]())) return true;
  if (
    requirement.content &&
    !asked.entities.some(({ type }) => requirement.content?.some((kind) => kind === type))
  ) {
    return true;
  }
  if (explained || !requirement.explained || asked.arguments['pid'] !== undefined) return false;
  const explaining = requirement.target.length > 0 ? OBJECTS : EXPLAINING;
  return !asked.entities.some(({ type }) => explaining.has(type)) && unresolvedReference(text);
}

/** "the router" selects one of its kind, and does not say which. */
function isOneOfAKind(targets: ResolvedTargets, text: string): boolean {
  return targets.scopes.every(({ type }) => KIND_TYPES.has(type)) && namesOneOfAKind(text);
}
