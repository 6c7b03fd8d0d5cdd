import type { Transform } from '../grammar/grammar.js';
import { argument, entity, type Fact, factsBut, factsOf } from './fact.js';

/** "the last 24 hours" keeps the unit that was said: PT24H. */
export const duration: Transform = (facts) => {
  const unit = factsOf(facts, 'unit')[0]?.unit;
  const numbers = factsOf(facts, 'number');
  const amount = numbers[0]?.value ?? 1;
  if (!unit || numbers.length > 1 || !Number.isInteger(amount)) return undefined;
  const range = unit.startsWith('T') ? `PT${amount}${unit.slice(1)}` : `P${amount}${unit}`;
  return [...factsBut(facts, 'unit', 'number'), entity('time_range', range)];
};

/** "older than 30 days": an age, in the unit that was said. */
export const age: Transform = (facts) => {
  const range = factsOf(duration(facts) ?? [], 'entity')[0];
  return range && [argument('age', range.value)];
};

/** Two dates make an ISO 8601 interval. */
export const interval: Transform = (facts) => {
  const [from, to] = factsOf(facts, 'text').map(({ value }) => value);
  return from && to && from <= to ? [entity('time_range', `${from}/${to}`)] : undefined;
};

/** Marks hosts as the end that a connection comes from. */
export const comesFrom: Transform = (facts) => {
  const hosts = factsOf(facts, 'entity');
  return hosts.length === 1 ? [...facts, { kind: 'origin' }] : undefined;
};

/** Which end is tested; a connection has one, and at most one it comes from. */
export const destination: Transform = (facts) => {
  const ends = facts.flatMap((fact, index): string[] =>
    fact.kind === 'entity' && fact.type !== 'port' && facts[index + 1]?.kind !== 'origin' ? [fact.value] : [],
  );
  const [end] = ends;
  return end && ends.length === 1
    ? [...factsBut(facts, 'origin'), argument('destination', end.toLowerCase())]
    : undefined;
};

/** Marks hosts as what takes over. */
export const goesTo: Transform = (facts) =>
  facts.flatMap((fact): Fact[] => (fact.kind === 'entity' ? [fact, { kind: 'origin' }] : [fact]));

/** Which one takes over from which: told by "to", and kept, since the other way round is another thing. */
export const failsOver: Transform = (facts) => {
  const takers = facts.flatMap((fact, at): string[] =>
    fact.kind === 'entity' && facts[at + 1]?.kind === 'origin' ? [fact.value.toLowerCase()] : [],
  );
  const [taker] = takers;
  if (!taker) return factsBut(facts, 'text');
  return takers.length === 1
    ? [...factsBut(facts, 'origin', 'text'), argument('source', `over to ${taker}`)]
    : undefined;
};

/** "by memory": a metric to sort by. */
export const sortsByMetric: Transform = (facts) => {
  const [metric] = factsOf(facts, 'entity');
  return metric ? [metric, argument('sort', metric.value)] : undefined;
};

export const processes: Fact = entity('metric', 'processes');
