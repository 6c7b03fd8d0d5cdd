import { EFFECTS, type UnderstoodStep } from '@app/contracts';
import { changesState } from '../severity.js';
import { asksForSecrets } from './asks-for-secrets.js';
import { effectOf } from './effect-of.js';

type Operation = Pick<UnderstoodStep, 'intent' | 'entities' | 'arguments'>;

/**
 * How grave an operation is, for comparing several of one request: by its effect, and among equals a secret before
 * anything else. A greater number is graver; it means nothing beside that.
 */
export function gravityOf(step: Operation): number {
  return EFFECTS.indexOf(effectOf(step)) * 2 + Number(asksForSecrets(step));
}

/** Whether an operation neither changes anything nor reveals a secret. */
export function onlyLooks(step: Operation): boolean {
  return !changesState(effectOf(step)) && !asksForSecrets(step);
}
