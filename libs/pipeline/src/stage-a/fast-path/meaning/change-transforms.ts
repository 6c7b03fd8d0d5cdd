import type { AssetField, EntityType } from '@app/contracts';
import type { Transform } from '../grammar/grammar.js';
import { argument, entity, type Fact, factsBut, factsOf } from './fact.js';

/** Fields that may be set here, and what kind of entity their value is, where it is one. */
const SETTABLE: Partial<Record<AssetField, EntityType | null>> = {
  owner: 'owner',
  environment: 'environment',
  data_center: 'data_center',
  tags: 'tag',
  ip_address: 'ip_address',
  rack_location: null,
  support_contact: null,
  building: null,
  room: null,
};

/** "set the owner of X to Y": the field, its value, and the value as the entity it is. A team is no environment. */
export const setsField: Transform = (facts) => {
  const named = factsOf(facts, 'field');
  const field = named[0]?.field;
  if (!field || named.length > 1 || !(field in SETTABLE)) return undefined;
  const type = SETTABLE[field] ?? undefined;
  const isTarget = (fact: Fact): boolean =>
    fact.kind === 'entity' &&
    (fact.type === 'hostname' || (fact.type === 'ip_address' && field !== 'ip_address'));
  const targets = facts.filter(isTarget);
  const value = valueOf(
    facts.filter((fact) => !isTarget(fact)),
    type,
  );
  if (value === undefined || targets.length === 0) return undefined;
  return [
    ...targets,
    ...(type ? [entity(type, value)] : []),
    argument('field', field),
    argument('value', value),
  ];
};

function valueOf(facts: readonly Fact[], type: EntityType | undefined): string | undefined {
  const entities = factsOf(facts, 'entity');
  if (type === 'environment') return entities.find((found) => found.type === type)?.value;
  if (entities.some((found) => found.type !== type)) return undefined;
  const rack = factsOf(facts, 'filter').map(({ filter }) =>
    'field' in filter && filter.field === 'rack_location' ? String(filter.value) : undefined,
  )[0];
  const text = factsOf(facts, 'text')[0]?.value;
  if (type === undefined) return rack ?? text;
  return rack === undefined
    ? (entities[0]?.value ?? (type === 'data_center' || type === 'tag' ? text : undefined))
    : undefined;
}

/** "mark X as decommissioned": the field and value that the state stands for. */
export const setsStatus: Transform = (facts) => {
  const state = factsOf(facts, 'filter').map(({ filter }) => filter)[0];
  if (!state || !('field' in state) || typeof state.value === 'object') return undefined;
  return [...factsOf(facts, 'entity'), argument('field', state.field), argument('value', state.value)];
};

/** A service's name where it names the software to install. */
export const packages: Transform = (facts) => {
  const [service] = factsOf(facts, 'entity');
  return service ? [argument('package', service.value)] : undefined;
};

/** "for 198.51.100.7": who the rule is for, as entity and as argument. */
export const fromSource: Transform = (facts) => {
  const [address] = factsOf(facts, 'entity');
  return address ? [address, argument('source', address.value)] : undefined;
};

/** A name in a position that makes it software of the company's own. */
export const namesApplication: Transform = (facts) => {
  const [name] = factsOf(facts, 'text');
  return name && /^[a-z]/.test(name.value) && !LIKE_A_HOST.test(name.value)
    ? [...factsBut(facts, 'text'), entity('application', name.value)]
    : undefined;
};

/** A number as an argument, in figures as written. */
export const writesNumber =
  (name: string): Transform =>
  (facts) => {
    const [number] = factsOf(facts, 'number');
    return number ? [...factsBut(facts, 'number'), argument(name, number.value)] : undefined;
  };

/** A name in a position that makes it an account. */
export const usesAccount: Transform = (facts) => {
  const [name] = factsOf(facts, 'text');
  return name &&
    !NOT_ACCOUNTS.has(name.value.toLowerCase()) &&
    !LIKE_A_HOST.test(name.value) &&
    /^[^A-Z]/.test(name.value)
    ? [entity('user', name.value)]
    : undefined;
};

/** As machines are called here: a word, and a number after a hyphen. */
const LIKE_A_HOST = /-\d+$|\..*\./;

const NOT_ACCOUNTS = new Set([
  'user',
  'users',
  'account',
  'accounts',
  'everyone',
  'everybody',
  'all',
  'me',
  'him',
  'her',
  ...(
    'guy guys girl intern interns student students contractor contractors colleague colleagues vendor vendors boss developer ' +
    'developers tester testers auditor auditors consultant consultants customer customers client manager managers team teams ' +
    'people person someone somebody anybody anyone nobody staff member members folks newcomer starter partner partners supplier ' +
    'external externals employee employees trainee apprentice lady man woman person world internet public friend ceo cto ciso cio dba dbas'
  ).split(' '),
  'a',
  'an',
  'new',
  'for',
  'my',
  'them',
]);

/** A name in a position that makes it a group of accounts. */
export const inGroup: Transform = (facts) => {
  const [name] = factsOf(facts, 'text');
  const [service] = factsOf(facts, 'entity');
  const group = name?.value ?? service?.value;
  return group === undefined ? undefined : [argument('group', group)];
};

/** A file mode, in octal figures as written. */
export const numbersMode: Transform = (facts) => {
  const [number] = factsOf(facts, 'number');
  return number && /^[0-7]{3,4}$/.test(number.written) ? [argument('mode', number.written)] : undefined;
};
