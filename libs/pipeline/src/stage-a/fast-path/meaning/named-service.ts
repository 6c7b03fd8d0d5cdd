import type { Transform } from '../grammar/grammar.js';
import { entity, factsOf } from './fact.js';

/** Words before "service" that say which one, or what is the matter with it, without naming it. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'a an this these those my your our their his her its same other another new old whole entire each every some few most ' +
    'stuck broken running stopped failed failing dead hung main first last next one two web app application database db ' +
    'the said given affected right wrong bad good single customer system critical important related remaining self'
  ).split(' '),
);

/** "The smtp service": a service by a name that no list holds. */
export const namesService: Transform = (facts) => {
  const [name] = factsOf(facts, 'text');
  return name && !NO_NAMES.has(name.value.toLowerCase()) ? [entity('service', name.value)] : undefined;
};
