import {
  type Action,
  actionDefinition,
  canonicalJson,
  type Entity,
  type Filter,
  type FilterTree,
  type Query,
  type Understanding,
} from '@app/contracts';
import { type Fact, factsOf } from './fact.js';
import { SINGLE_VALUED } from './transforms.js';

const INVENTORY_QUESTIONS: ReadonlySet<Action> = new Set([
  'list_assets',
  'count_assets',
  'get_asset',
  'export_assets',
]);

/** What the fast path understands, it is sure of. */
const CERTAIN = 1;

/** Puts the facts of a whole reading together; `undefined` where they do not make one request that can be met. */
export function compose(facts: readonly Fact[], isQuestion: boolean): Understanding | undefined {
  if (!isQuestion && factsOf(facts, 'question').length > 0) return undefined;
  const actions = factsOf(facts, 'intent');
  const action = actions[0]?.action;
  if (!action || actions.length > 1) return undefined;
  const stray = facts.some(
    ({ kind }) => kind === 'number' || kind === 'unit' || kind === 'comparison' || kind === 'text',
  );
  if (stray) return undefined;
  if (contradicts(facts)) return undefined;
  const query = queryOf(facts, action);
  const { category, effect } = actionDefinition(action);
  return {
    intent: { category, action, confidence: CERTAIN, capabilities: effect === 'none' ? [] : [action] },
    entities: distinctEntities(facts),
    arguments: Object.fromEntries(factsOf(facts, 'argument').map(({ name, value }) => [name, value])),
    ...(query ? { query } : {}),
  };
}

/** Two values asked of a field that has one, or the same host meant and excluded: something else is meant. */
function contradicts(facts: readonly Fact[]): boolean {
  if (excludesItsHosts(facts)) return true;
  const filters = factsOf(facts, 'filter').flatMap(({ filter }) => ('field' in filter ? [filter] : []));
  return filters.some((one, index) =>
    filters.slice(index + 1).some((other) => excludesEachOther(one, other)),
  );
}

/** "on web-01 and web-02 but not web-02"; whether a name and an address are one host is not known here. */
function excludesItsHosts(facts: readonly Fact[]): boolean {
  const hosts = factsOf(facts, 'entity').filter(({ type }) => type === 'hostname' || type === 'ip_address');
  return hosts.some(
    (host) =>
      host.negated &&
      hosts.some(
        (other) =>
          !other.negated && (other.type !== host.type || labelOf(other.value) === labelOf(host.value)),
      ),
  );
}

/** Addresses are compared whole, names without their domain. */
function labelOf(host: string): string {
  return /^[\d./]+$/.test(host) ? host : (host.toLowerCase().split('.')[0] ?? '');
}

function excludesEachOther(one: Filter, other: Filter): boolean {
  if (one.field !== other.field || one.operator !== other.operator) return false;
  const [left, right] = [String(one.value), String(other.value)];
  if (left === right) return false;
  if (one.operator === 'within') return true;
  if (one.operator === 'starts_with') return !left.startsWith(right) && !right.startsWith(left);
  if (one.operator !== 'eq') return false;
  return one.field === 'os' ? !sameSystem(left, right) : SINGLE_VALUED.has(one.field);
}

/** "Linux" and "Ubuntu 24.04" name one system more and less closely. */
function sameSystem(left: string, right: string): boolean {
  const [broad, close] = left.length < right.length ? [left, right] : [right, left];
  return (
    close.startsWith(`${broad} `) || (broad === 'linux' && !/^(?:windows|macos|freebsd|unix)/.test(close))
  );
}

function distinctEntities(facts: readonly Fact[]): Entity[] {
  const entities = new Map<string, Entity>();
  for (const { type, value, negated } of factsOf(facts, 'entity')) {
    const entity: Entity = { type, value, confidence: CERTAIN, ...(negated ? { negated } : {}) };
    entities.set(canonicalJson(entity), entity);
  }
  return [...entities.values()];
}

/** Inventory questions always carry a query; other actions only where filters say more than entities do. */
function queryOf(facts: readonly Fact[], action: Action): Query | undefined {
  const isInventory = INVENTORY_QUESTIONS.has(action);
  if (!isInventory && factsOf(facts, 'scope').length === 0) return undefined;
  const sort = factsOf(facts, 'sort').map(({ field, direction }) => ({ field, direction }));
  const limit = factsOf(facts, 'limit')[0]?.value;
  const format = factsOf(facts, 'format')[0]?.value;
  return {
    filters: ordered(factsOf(facts, 'filter').map(({ filter }) => filter)),
    group_by: [...new Set(factsOf(facts, 'group').map(({ field }) => field))],
    fields: [...new Set(factsOf(facts, 'field').map(({ field }) => field))],
    ...(sort.length > 0 ? { sort } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(format === undefined ? {} : { format }),
  };
}

/** All filters must hold, so their order says nothing: equal sets are made equal. */
function ordered(filters: readonly FilterTree[]): FilterTree[] {
  const different = new Map(filters.map((filter) => [canonicalJson(filter), filter]));
  return [...different.entries()]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, filter]) => filter);
}
