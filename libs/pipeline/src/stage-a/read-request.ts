import type { InventorySnapshot } from '@app/assets';
import type { FastPathResult } from './fast-path/fast-path-result.js';
import { aloneIn } from './follow-up/alone-in.js';
import { understand } from './fast-path/understand.js';
import { readConditional } from './condition/read-conditional.js';
import { readSequence } from './sequence/read-sequence.js';

/**
 * Understands a request without a model, as one thing asked, as one under a condition or as
 * several in order, or hands it over. Pure.
 */
export function readRequest(text: string, snapshot: InventorySnapshot): FastPathResult {
  const result = understand(text, snapshot);
  if (result.kind !== 'handed_over') return result;
  const read = aloneIn(snapshot);
  const conditional = readConditional(text, snapshot, read);
  if (conditional) return { kind: 'understood', understanding: conditional, rule: 'conditional' };
  const sequence = readSequence(text, snapshot, read);
  return sequence ? { kind: 'understood', understanding: sequence, rule: 'sequence' } : result;
}
