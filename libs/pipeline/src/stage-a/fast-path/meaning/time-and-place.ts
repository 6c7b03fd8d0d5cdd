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

/** "by memory": a metric to sort by. */
export const sortsByMetric: Transform = (facts) => {
  const [metric] = factsOf(facts, 'entity');
  return metric ? [metric, argument('sort', metric.value)] : undefined;
};

export const processes: Fact = entity('metric', 'processes');
