import type { Transform } from '../grammar/grammar.js';
import { argument, entity, factsBut, factsOf } from './fact.js';

/** A figure with the unit that was said, as one value. */
export const valueWithUnit: Transform = (facts) => {
  const [number] = factsOf(facts, 'number');
  const [unit] = factsOf(facts, 'unit');
  return number && [argument('value', unit ? `${number.written} ${unit.unit}` : number.value)];
};

/** An address or host that a setting is to hold. */
export const asValue: Transform = (facts) => {
  const [named] = factsOf(facts, 'entity');
  return named && [entity(named.type, named.value), argument('value', named.value.toLowerCase())];
};

/** Hosts, an application or a scope of many, to which something is set; addresses may be the value. */
export const saysPlace: Transform = (facts) => {
  const named = factsOf(facts, 'entity').filter(({ type }) =>
    ['hostname', 'ip_address', 'application'].includes(type),
  );
  const values = factsOf(facts, 'argument').filter(({ name }) => name === 'value');
  const isValue = ({ value }: { value: string }) => values.some((said) => said.value === value.toLowerCase());
  const places = named.filter((place) => !isValue(place)).length + factsOf(facts, 'scope').length;
  return places > 0 && values.length <= 1 ? facts : undefined;
};

/** Records of a scope that something narrows. */
export const recordsSaid: Transform = (facts) => (factsOf(facts, 'filter').length > 0 ? facts : undefined);

/** What is to change of a record that was not named. */
export const vagueRecord: Transform = (facts) => {
  const [field] = factsOf(facts, 'field');
  return [...factsBut(facts, 'field'), ...(field ? [argument('field', field.field)] : [])];
};
