import type { Action, AssetField, Filter, FilterTree } from '@app/contracts';
import type { Transform } from '../grammar/grammar.js';
import { argument, entity, type Fact, factsBut, factsOf, filter } from './fact.js';

/** Adds the action that the pattern asks for. */
export const asks =
  (action: Action, ...more: Fact[]): Transform =>
  (facts) => [{ kind: 'intent', action }, ...facts, ...more];

export const adds =
  (...more: Fact[]): Transform =>
  (facts) => [...facts, ...more];

export const fields = (...names: AssetField[]): Fact[] => names.map((field) => ({ kind: 'field', field }));

/** Runs one transform after the other. */
export const chain =
  (...steps: Transform[]): Transform =>
  (facts) =>
    steps.reduce<readonly Fact[] | undefined>((result, step) => (result ? step(result) : undefined), facts);

/** What is not meant: entities are marked, the filter turned round. Of several filters it is unclear which fail. */
export const excludes: Transform = (facts) => {
  if (factsOf(facts, 'filter').length > 1) return undefined;
  return facts.map((fact): Fact => {
    if (fact.kind === 'entity') return { ...fact, negated: true };
    return fact.kind === 'filter' ? filter(opposite(fact.filter)) : fact;
  });
};

/** Fields of which an asset has one value: two different ones cannot both be asked for. */
export const SINGLE_VALUED: ReadonlySet<string> = new Set([
  'environment',
  'device_type',
  'site',
  'owner',
  'hardware_make',
  'status',
  'is_active',
  'name',
  'hardware_model',
  'serial_number',
  'rack_location',
  'criticality',
  'connection_status',
  'ip_address',
  'memory_gb',
  'disk_gb',
  'cpu_cores',
]);

function opposite(tree: FilterTree): FilterTree {
  if ('not' in tree) return tree.not;
  if ('field' in tree && tree.operator === 'eq' && SINGLE_VALUED.has(tree.field))
    return { ...tree, operator: 'ne' };
  return { not: tree };
}

/** "dev or test": one of the values. "FRA1 and SIN1" means the same of a field that has one value. */
export const anyOf: Transform = (facts) => {
  const filters = factsOf(facts, 'filter').map((fact) => fact.filter);
  if (filters.length < 2) return facts;
  const rest = factsBut(facts, 'filter');
  const equals = filters.filter((tree): tree is Filter => 'field' in tree && tree.operator === 'eq');
  const [first] = equals;
  if (first && equals.length === filters.length && equals.every(({ field }) => field === first.field)) {
    const values = [...new Set(equals.map(({ value }) => value as string | number | boolean))].toSorted();
    return [...rest, filter({ field: first.field, operator: 'in', value: values })];
  }
  return [...rest, filter({ or: filters })];
};

/** Of these an asset has several, while a group is made of one value. */
const SEVERAL_PER_ASSET: ReadonlySet<AssetField> = new Set(['tags', 'service_type', 'port']);

/** Fields named in the request become what a count is grouped by. */
export const groups: Transform = (facts) =>
  factsOf(facts, 'field').some(({ field }) => SEVERAL_PER_ASSET.has(field))
    ? undefined
    : facts.map((fact) => (fact.kind === 'field' ? { kind: 'group', field: fact.field } : fact));

/** "by operating system" groups by the family, not by family and version. */
export const groupsByFirst: Transform = (facts) => groups(facts.slice(0, 1));

export const sorts =
  (direction: 'asc' | 'desc'): Transform =>
  (facts) =>
    factsOf(facts, 'field').length === 0
      ? undefined
      : facts
          .slice(0, 1)
          .map((fact) => (fact.kind === 'field' ? { kind: 'sort', field: fact.field, direction } : fact));

/** More than this may as well be disk, where the request does not say which. */
const MOST_UNNAMED_MEMORY_GB = 128;
const DISK_TERABYTE_GB = 1000;
const MEMORY_TERABYTE_GB = 1024;

/** "more than 64 GB of memory", "16 cores": one comparison of one hardware figure. */
export const compares: Transform = (facts) => {
  const numbers = factsOf(facts, 'number').map(({ value }) => value);
  const unit = factsOf(facts, 'unit')[0]?.unit;
  const isMemory = unit === 'gb' && numbers.every((amount) => amount <= MOST_UNNAMED_MEMORY_GB);
  const field = factsOf(facts, 'field')[0]?.field ?? (isMemory ? 'memory_gb' : undefined);
  const operator = factsOf(facts, 'comparison')[0]?.operator ?? 'eq';
  if (!field || (field === 'cpu_cores') === (unit !== undefined)) return undefined;
  const factor = unit === 'tb' ? (field === 'memory_gb' ? MEMORY_TERABYTE_GB : DISK_TERABYTE_GB) : 1;
  const [low, high] = numbers.map((value) => value * factor);
  if (low === undefined) return undefined;
  if (high === undefined) return [filter({ field, operator, value: low })];
  return [filter({ field, operator: 'gte', value: low }), filter({ field, operator: 'lte', value: high })];
};

/** Fields that hold an amount. */
export const FIGURES: ReadonlySet<string> = new Set(['memory_gb', 'disk_gb', 'cpu_cores']);

/** "more than 64 GB and 16 cores" may mean exactly 16 or more than that: figures are all compared, or none is. */
export const comparesAlike: Transform = (facts) => {
  const isExact = factsOf(facts, 'filter').flatMap(({ filter: tree }) =>
    'field' in tree && FIGURES.has(tree.field) ? [tree.operator === 'eq'] : [],
  );
  return new Set(isExact).size > 1 ? undefined : facts;
};

/** "Ubuntu 20.04", "Windows 11": the distribution in the release that was named. A year names a Windows Server. */
export const released: Transform = (facts) => {
  const [number] = factsOf(facts, 'number');
  const [system] = factsOf(facts, 'filter').map((fact) => fact.filter);
  if (!number || !system || !('field' in system)) return undefined;
  const isYear = system.value === 'windows' && number.value >= 2000;
  const value = `${String(system.value)}${isYear ? ' server' : ''} ${number.written}`;
  return [...factsBut(facts, 'number', 'filter'), filter({ field: 'os', operator: 'eq', value })];
};

/** Takes the first text fact as an argument of that name. */
export const namesArgument =
  (name: string): Transform =>
  (facts) => {
    const [text] = factsOf(facts, 'text');
    return text ? [...factsBut(facts, 'text'), argument(name, text.value)] : undefined;
  };

/** Takes the first number as an argument of that name. */
export const countsArgument =
  (name: string): Transform =>
  (facts) => {
    const [number] = factsOf(facts, 'number');
    return number ? [...factsBut(facts, 'number'), argument(name, number.value)] : undefined;
  };

export const limits: Transform = (facts) => {
  const [number] = factsOf(facts, 'number');
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > 500) return undefined;
  return [...factsBut(facts, 'number'), { kind: 'limit', value: number.value }];
};

/** A name in a position that makes it a tag. */
export const tagged: Transform = (facts) =>
  facts.flatMap((fact): Fact[] =>
    fact.kind === 'text'
      ? [
          entity('tag', fact.value),
          filter({ field: 'tags', operator: 'eq', value: fact.value.toLowerCase() }),
        ]
      : [fact],
  );

/** A name that is the beginning of the names that are meant. */
export const startsWith: Transform = (facts) =>
  facts.map((fact): Fact =>
    fact.kind === 'text'
      ? filter({ field: 'name', operator: 'starts_with', value: fact.value.toLowerCase() })
      : fact,
  );

/** Keeps only what is said about entities: filters of a single named host say nothing more. */
export const withoutFilters: Transform = (facts) => factsBut(facts, 'filter', 'scope');

/** Accepts only more than one: "all web servers", never "the server". */
export const plural: Transform = (facts) =>
  factsOf(facts, 'scope').every((scope) => scope.plural) ? facts : undefined;

export const missing = (...what: string[]): Fact[] => what.map((name) => ({ kind: 'missing', what: name }));

/** Accepts only a scope that is narrowed by something: never simply everything there is. */
export const narrowed: Transform = (facts) => (factsOf(facts, 'filter').length > 0 ? facts : undefined);

/** Accepts only one that is not named: "the router". */
export const singular: Transform = (facts) =>
  factsOf(facts, 'scope').some((scope) => !scope.plural) ? facts : undefined;

/** The words of a question from knowledge become its topic, in order, so that different questions differ. */
export const topic: Transform = (facts) => {
  const words = facts.flatMap((fact): string[] => {
    if (fact.kind === 'text') return [fact.value.toLowerCase()];
    return fact.kind === 'entity' ? [fact.value.toLowerCase()] : [];
  });
  return [...factsOf(facts, 'entity'), argument('topic', words.join(' '))];
};

/** Only where the request ends with a question mark: "web-prod-01 up?" asks, without it may tell. */
export const asQuestion: Transform = (facts) => [...facts, { kind: 'question' }];

/** A wish for assets in some state may be a wish to change them. */
export const notByState: Transform = (facts) =>
  facts.some(
    (fact) => fact.kind === 'filter' && 'field' in fact.filter && /status|is_active/.test(fact.filter.field),
  )
    ? undefined
    : facts;

/** Exporting records of databases is not exporting databases. */
export const notDatabases: Transform = (facts) =>
  facts.some((fact) => fact.kind === 'entity' && fact.type === 'asset_type' && fact.value === 'database')
    ? undefined
    : facts;
