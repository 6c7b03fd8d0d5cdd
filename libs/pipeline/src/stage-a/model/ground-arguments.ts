import { actionDefinition, type Action, type Arguments } from '@app/contracts';
import { asWritten } from './literal.js';
import { LONGEST_VALUE, type UnderstandingOutput } from '@app/prompt-registry';

/** Of every action. Kept in whatever words: to miss a schedule would mean to act now. */
const OF_EVERY_ACTION = new Set(['schedule', 'condition']);

/** Said by a verb, a phrase or another language, so their values are the model's words. */
const FREE = new Set([
  'fields',
  'symptom',
  'topic',
  'expression',
  'change',
  'scope',
  'direction',
  'sort',
  'mode',
]);
const BOOLEANS = new Set(['enable', 'force', 'disable', 'grant']);
const NUMBERS = new Set(['count', 'pid']);

export interface GroundedArguments {
  readonly values: Arguments;
  /** How many values the request does not say; they are left out. */
  readonly invented: number;
}

/** Keeps the arguments that the action declares and the request says, typed as the contract has them. */
export function groundArguments(
  action: Action,
  { g }: Pick<UnderstandingOutput, 'g'>,
  request: string,
  longestValue: number = LONGEST_VALUE,
): GroundedArguments {
  const declared = new Set(actionDefinition(action).arguments);
  const values: Arguments = {};
  let invented = 0;
  for (const { k: name, v } of g) {
    const text = v.trim();
    if (text === '' || !(declared.has(name) || OF_EVERY_ACTION.has(name))) continue;
    const isCut = v.length >= longestValue;
    if (isCut && !OF_EVERY_ACTION.has(name)) {
      invented += 1;
      continue;
    }
    if (OF_EVERY_ACTION.has(name) || FREE.has(name)) values[name] = text;
    else if (BOOLEANS.has(name)) values[name] = !/^(false|no|0)$/i.test(text);
    else {
      const written = asWritten(text, request);
      if (written === null) invented += 1;
      else values[name] = NUMBERS.has(name) && /^\d+$/.test(written) ? Number(written) : written;
    }
  }
  return { values, invented };
}
