import type { Transform } from '../grammar/grammar.js';
import { entity, type Fact, filter } from './fact.js';

/** "web-prod-01 and -02": a suffix stands for the name before it with another number. */
export const completesNames: Transform = (facts) => {
  let name: string | undefined;
  const completed: Fact[] = [];
  for (const fact of facts) {
    if (fact.kind === 'entity' && fact.type === 'hostname') name = fact.value;
    if (fact.kind !== 'text') {
      completed.push(fact);
      continue;
    }
    const stem = name === undefined ? undefined : /^(.*)-\d+$/.exec(name)?.[1];
    if (stem === undefined) return undefined;
    const full = `${stem}${fact.value}`;
    completed.push(
      entity('hostname', full),
      filter({ field: 'name', operator: 'eq', value: full.toLowerCase() }),
    );
  }
  return completed;
};
