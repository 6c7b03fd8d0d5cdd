import type { EntityType } from '@app/contracts';
import type { Transform } from '../grammar/grammar.js';
import { argument, type Fact, factsBut, factsOf } from './fact.js';

/** How often something may be named: once, at most once, at least once, or as often as wanted. */
type Often = '1' | '?' | '+' | '*';

/** Sorts of named things that frames count; several types of entity may be one sort. */
const SORTS = {
  host: ['hostname', 'ip_address'],
  service: ['service'],
  application: ['application'],
  database: ['database'],
  environment: ['environment'],
  metric: ['metric'],
  time: ['time_range'],
  port: ['port'],
  path: ['file_path'],
  user: ['user'],
  owner: ['owner'],
  /** Whatever an operation or a question can be about. */
  thing: ['hostname', 'ip_address', 'application', 'database'],
} satisfies Record<string, readonly EntityType[]>;
type Sort = keyof typeof SORTS;

const BOUNDS: Readonly<Record<Often, readonly [least: number, most: number]>> = {
  '1': [1, 1],
  '?': [0, 1],
  '+': [1, Infinity],
  '*': [0, Infinity],
};

/** Accepts a reading that names each sort as often as is said; sorts that are not mentioned do not matter. */
export const names =
  (often: Partial<Record<Sort, Often>>): Transform =>
  (facts) => {
    const fits = Object.entries(often).every(([sort, howOften]) => {
      const types: readonly string[] = SORTS[sort as Sort];
      const named = new Set(
        factsOf(facts, 'entity').flatMap(({ type, value, negated }) =>
          types.includes(type) && !negated ? [`${type} ${value}`] : [],
        ),
      );
      const [least, most] = BOUNDS[howOften];
      return named.size >= least && named.size <= most;
    });
    return fits ? facts : undefined;
  };

/** Accepts what names no host at all, not even one that is left alone: "it" may then be that one. */
export const namesNoHost: Transform = (facts) =>
  factsOf(facts, 'entity').some(({ type }) => type === 'hostname' || type === 'ip_address')
    ? undefined
    : facts;

/** Accepts what has one place: named hosts, an application perhaps on some of them, or one scope of many. */
export const inOnePlace: Transform = (facts) => {
  const entities = factsOf(facts, 'entity').filter(({ negated }) => !negated);
  const hosts = entities.some(({ type }) => type === 'hostname' || type === 'ip_address');
  const applications = entities.filter(({ type }) => type === 'application').length;
  const scopes = factsOf(facts, 'scope').length;
  const isScope = scopes === 1 && !hosts && applications === 0;
  return isScope || (scopes === 0 && (hosts || applications === 1)) ? facts : undefined;
};

/** "over 85 %": what a live figure is compared with. */
export const comparesTo: Transform = (facts) => {
  const [compared] = factsOf(facts, 'comparison');
  const [number] = factsOf(facts, 'number');
  return compared && number && [argument('threshold', `${compared.operator} ${number.written}`)];
};

/** A single noun after "every" stands for many. */
export const ofEvery: Transform = (facts) =>
  facts.map((fact) => (fact.kind === 'scope' ? { ...fact, plural: true } : fact));

/** Accepts a reading in which something of that kind was said. */
export const says =
  (kind: Fact['kind']): Transform =>
  (facts) =>
    factsOf(facts, kind).length > 0 ? facts : undefined;

const WITHOUT_CONTENT: ReadonlySet<string> = new Set(
  'a an is are was were do does did has have of on in at from to for with by its their they we'.split(' '),
);

/** Makes one argument of all words that were kept, in the order said; without any it is no such reading. */
export const joins =
  (name: string): Transform =>
  (facts) => {
    const said = factsOf(facts, 'text').flatMap(({ value }) => value.toLowerCase().split(' '));
    const words = said.filter((word) => !WITHOUT_CONTENT.has(word));
    return words.length === 0 ? undefined : [...factsBut(facts, 'text'), argument(name, words.join(' '))];
  };

/** Leaves out words that were kept: where it is asked back, they do not tell readings apart. */
export const forgets: Transform = (facts) => factsBut(facts, 'text');

/** Of what was granted, that it is taken away. */
export const takesAway: Transform = (facts) =>
  facts.map((fact) =>
    fact.kind === 'argument' && fact.name === 'grant' ? argument('grant', `no ${String(fact.value)}`) : fact,
  );

/** Of what is changed, to which side it is switched. */
export const switched =
  (side: 'on' | 'off'): Transform =>
  (facts) =>
    facts.map((fact) =>
      fact.kind === 'argument' && fact.name === 'change'
        ? argument('change', `${String(fact.value)} ${side}`)
        : fact,
    );

/** As {@link joins}, where words were kept at all. */
export const mayJoin =
  (name: string): Transform =>
  (facts) =>
    factsOf(facts, 'text').length === 0 ? facts : joins(name)(facts);

/** Accepts what names something of one of the sorts, or keeps some of its words. */
export const saysWhat =
  (...sorts: Sort[]): Transform =>
  (facts) =>
    factsOf(facts, 'text').length > 0 || sorts.some((sort) => names({ [sort]: '+' })(facts))
      ? facts
      : undefined;

/** Assets narrowed by something, or simply all of them. */
export const selectsOrAll: Transform = (facts) =>
  factsOf(facts, 'filter').length === 0 ? facts : selectsSomething(facts);

/** Assets of one kind, narrowed by something, none of it said twice. */
export const selectsSomething: Transform = (facts) => {
  const filters = factsOf(facts, 'filter').flatMap(({ filter }) => ('field' in filter ? [filter.field] : []));
  const scopes = factsOf(facts, 'scope').length;
  const isPlain = filters.length === factsOf(facts, 'filter').length && scopes <= 1;
  return isPlain && filters.length > 0 && new Set(filters).size === filters.length ? facts : undefined;
};
