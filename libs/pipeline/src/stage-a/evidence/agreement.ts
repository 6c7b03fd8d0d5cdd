import type { Action, Understanding } from '@app/contracts';
import { effectOf, textEffectFloor } from '@app/policy';
import type { FastPathResult } from '../fast-path/fast-path-result.js';

/** What the fast path would have the action be; nothing where it hands over. */
export type Opinion = { readonly action: Action } | undefined;

export function opinionOf(fast: FastPathResult | undefined): Opinion {
  return fast === undefined || fast.kind === 'handed_over'
    ? undefined
    : { action: fast.understanding.intent.action };
}

/**
 * Whether a model's understanding agrees with the fast path, and where that has no opinion with the verbs of the
 * text: an operation must not do less than its words say.
 */
export function agrees(understanding: Understanding, text: string, opinion: Opinion): boolean {
  if (opinion) return opinion.action === understanding.intent.action;
  return effectOf(understanding, textEffectFloor(text)) === effectOf(understanding);
}
