import type { EntityType } from '@app/contracts';
import type { Transform } from '../grammar/grammar.js';
import { type Fact, factsOf } from './fact.js';

const named = (facts: readonly Fact[], ...types: EntityType[]) =>
  factsOf(facts, 'entity').filter(({ type }) => types.includes(type));

/** Exactly one host, and something that is asked of it. */
export const asksForOneHost =
  (what: 'metric' | 'service' | 'field'): Transform =>
  (facts) => {
    if (named(facts, 'hostname', 'ip_address').length !== 1) return undefined;
    const asked = what === 'field' ? factsOf(facts, 'field') : named(facts, what);
    return asked.length > 0 && named(facts, 'time_range').length < 2 ? facts : undefined;
  };

/** Exactly one host, and exactly one thing of each type: with more it is unclear which goes with which. */
export const namesOnce =
  (...types: EntityType[]): Transform =>
  (facts) =>
    named(facts, 'hostname', 'ip_address').length === 1 &&
    types.every((type) => named(facts, type).length === 1)
      ? facts
      : undefined;

/** Assets narrowed by something, none of it said twice. */
export const selectsSomething: Transform = (facts) => {
  const filters = factsOf(facts, 'filter').flatMap(({ filter }) => ('field' in filter ? [filter.field] : []));
  const isPlain = filters.length === factsOf(facts, 'filter').length;
  return isPlain && filters.length > 0 && new Set(filters).size === filters.length ? facts : undefined;
};

/** Exactly one host, application or database, whatever else is said of it. */
export const namesOneThing: Transform = (facts) => {
  const hosts = named(facts, 'hostname', 'ip_address').length;
  const others = named(facts, 'application', 'database').length;
  return hosts <= 1 && others <= 1 && hosts + others > 0 ? facts : undefined;
};
