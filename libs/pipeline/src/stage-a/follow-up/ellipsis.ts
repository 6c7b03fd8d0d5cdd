import { canonicalJson, type Entity, type EntityType, type Understanding } from '@app/contracts';
import { queryFromEntities } from '../query-from-entities.js';
import type { FollowUp, ReadAlone } from './reading.js';

const SAME =
  /^(?:(?:and|but|now|also|ok(?:ay)?)\b[\s,]*)*(?:(?:what|how) about|(?:do )?(?:the )?same(?= (?:for|on|in|at)\b)|and|now)\s+(?:(?:for|on|in|at|the)\s+)*(?<rest>[^?!]+?)[\s?.!]*$/i;

const HOSTS: ReadonlySet<EntityType> = new Set(['hostname', 'ip_address']);

/**
 * Reads a request that says only what is different: "and in staging?", "same for web-prod-02". What it names takes
 * the place of what was named before of the same type; where nothing of that type was, it may mean anything.
 */
export function readEllipsis(text: string, before: Understanding, read: ReadAlone): FollowUp | undefined {
  const rest = SAME.exec(text.trim())?.groups?.['rest'];
  if (rest === undefined || before.entities.some(({ negated }) => negated)) return undefined;
  const named = read(`show ${rest}`) ?? read(`list assets in ${rest}`) ?? read(`list ${rest} assets`);
  const [entity, another] = named?.entities ?? [];
  if (!named || !entity || another || entity.negated) return undefined;
  return replaced(before, entity, named);
}

function replaced(before: Understanding, entity: Entity, named: Understanding): FollowUp | undefined {
  const isHost = HOSTS.has(entity.type);
  const sameType = (other: Entity) => (isHost ? HOSTS.has(other.type) : other.type === entity.type);
  const [old, another] = before.entities.filter(sameType);
  if (!old || another) return undefined;
  // Beside a host its environment or site says which host is meant; another host need not be there.
  if (isHost && before.entities.some(({ type }) => type === 'environment' || type === 'data_center'))
    return undefined;
  const query = before.query && replacedFilter(before.query, old, named);
  if (before.query && !query) return undefined;
  const entities = before.entities.map((other) => (other === old ? entity : other));
  const words = [before.intent.action.replaceAll('_', ' '), ...entities.map(({ value }) => value)];
  return { understanding: { ...before, entities, ...(query && { query }) }, wording: words.join(' ') };
}

function replacedFilter(
  query: NonNullable<Understanding['query']>,
  old: Entity,
  named: Understanding,
): Understanding['query'] {
  const [filter] = queryFromEntities([old]).filters;
  const [instead, more] = named.query?.filters ?? [];
  if (!filter || !instead || more) return undefined;
  const at = query.filters.findIndex((one) => canonicalJson(one) === canonicalJson(filter));
  return at < 0 ? undefined : { ...query, filters: query.filters.with(at, instead) };
}
