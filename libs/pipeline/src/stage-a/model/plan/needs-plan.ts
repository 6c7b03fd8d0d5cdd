import { clausesOf } from './clauses.js';
import { statesCondition } from './stated-condition.js';

/** Whether a request asks for several things, or for one under a condition, so that it is understood in steps. */
export function needsPlan(request: string): boolean {
  return clausesOf(request).length > 1 || statesCondition(request);
}
