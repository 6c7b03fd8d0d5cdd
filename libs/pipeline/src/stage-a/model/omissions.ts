import { actionDefinition, type Understanding } from '@app/contracts';
import { selectsAssets } from '../query-from-entities.js';

const NEGATION =
  /\b(not|no|non|never|except|without|exclud\w*|outside|other than|apart from|besides|but|nicht|kein\w*|ohne|sin|salvo)\b|n['’]t\b/i;
/** Words that exclude now and then. */
const PERHAPS_NEGATION =
  /\b(minus|skip\w*|omit\w*|ignor\w*|leav\w+ (out|alone)|rather than|instead of|save for|au(ß|ss)er|excepto|menos|sauf|hors)\b/i;
const SCHEDULE =
  /\b(at \d|midnight|noon|tonight|tomorrow|every|daily|weekly|hourly|nightly|cron|later|in \d+ ?(s|m|h|min|hour|day)|um \d)/i;
const COMPARISON =
  /\d|\b(more|less|least|most|over|under|above|below|than|between|begin\w*|start\w*|end\w*)\b/gi;

/** Kinds of network gear that the entity types do not tell apart. */
const KIND_OF_GEAR = /switch|router|firewall|balancer|vpn|gateway/i;

/**
 * Counts what the request seems to say and the understanding does not carry: an exclusion, a schedule of a
 * write, a comparison in an inventory question. Each would silently widen what is asked or done; an exclusion that
 * nothing in the request says would turn it round.
 */
export function omissions(understanding: Understanding, request: string): number {
  const { intent, entities, arguments: said, query } = understanding;
  const { effect } = actionDefinition(intent.action);
  const changes = effect === 'write' || effect === 'destructive';
  let count = 0;
  if (changes || query) count += Number(misreadsExclusion(entities, request));
  if (changes && SCHEDULE.test(request) && said['schedule'] === undefined) count += 1;
  if (query) {
    const values = [...entities.map(({ value }) => value), ...Object.values(said), query.limit ?? ''].map(
      String,
    );
    const rest = values.reduce((text, value) => (value ? text.replaceAll(value, ' ') : text), request);
    if (rest.match(COMPARISON)) count += 1;
    const hasGear = entities.some(({ value }) => value === 'network_device');
    if (hasGear && KIND_OF_GEAR.test(request) && !entities.some(({ type }) => type === 'tag')) count += 1;
    count += entities.filter(({ type }) => !selectsAssets(type)).length;
  }
  return count;
}

function misreadsExclusion(entities: Understanding['entities'], request: string): boolean {
  const says = NEGATION.test(request);
  return entities.some(({ negated }) => negated) ? !says && !PERHAPS_NEGATION.test(request) : says;
}
