import type { InventorySnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { understand } from '../fast-path/understand.js';
import { readEllipsis } from './ellipsis.js';
import { readPointing } from './pointing.js';

/** A request that leans on the one before it, and what it means by that. */
export interface FollowUp {
  readonly understanding: Understanding;
  /** The request in words that stand by themselves. */
  readonly wording: string;
}

/**
 * Reads a request by what was understood last in its session: "and in staging?", "restart it", "how many of them
 * are active?". `undefined` where the request stands by itself, or nothing before it says for certain what it
 * means. Pure: the same texts and snapshot give the same result.
 */
export function readFollowUp(
  text: string,
  before: Understanding,
  snapshot: InventorySnapshot,
): FollowUp | undefined {
  const read = (request: string): Understanding | undefined => {
    const result = understand(request, snapshot);
    return result.kind === 'understood' ? result.understanding : undefined;
  };
  if (read(text)) return undefined;
  return readPointing(text, before, read) ?? readEllipsis(text, before, read);
}

/** Understands a request that stands by itself; `undefined` where it is not certain what it means. */
export type ReadAlone = (request: string) => Understanding | undefined;
