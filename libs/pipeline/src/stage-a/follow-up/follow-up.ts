import type { InventorySnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { aloneIn } from './alone-in.js';
import { readEllipsis } from './ellipsis.js';
import type { FollowUp, ReadAlone } from './reading.js';
import { readPointing } from './pointing.js';

/**
 * Reads a request by what was understood last in its session: "and in staging?", "restart it", "how many of them
 * are active?". `undefined` where the request stands by itself, or nothing before it says for certain what it
 * means. Pure: the same texts and snapshot give the same result.
 */
export function readFollowUp(
  text: string,
  before: Understanding,
  snapshot: InventorySnapshot,
  read: ReadAlone = aloneIn(snapshot),
): FollowUp | undefined {
  // Of several things that were asked for, "it" may be any.
  if (before.steps || read(text)) return undefined;
  return readPointing(text, before, read) ?? readEllipsis(text, before, read);
}
