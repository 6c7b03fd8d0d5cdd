import { createHash } from 'node:crypto';
import { canonicalUnderstanding, type Outcome, type Understanding } from '@app/contracts';

/** Whether a later request may refer to one of this outcome: where it went back nothing was really asked for. */
export function isRemembered(outcome: Outcome): boolean {
  return outcome !== 'clarify' && outcome !== 'refuse';
}

/** Digest of what was understood last, for keys of requests that refer to it. */
export function digestOf(understanding: Understanding): string {
  return createHash('sha256').update(canonicalUnderstanding(understanding)).digest('hex');
}
