import type { Understanding, UnderstoodStep } from '@app/contracts';

/** Everything that a request asks for, in the order asked: its steps, or the request itself where it has none. */
export function partsOf(understanding: Understanding): readonly UnderstoodStep[] {
  return understanding.steps?.length ? understanding.steps : [understanding];
}

/** What a request asks for, in words: "check status, then restart service". */
export function nameOf(understanding: Understanding): string {
  return partsOf(understanding)
    .map(({ intent }) => intent.action.replaceAll('_', ' '))
    .join(', then ');
}
