import type { InventorySnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { onlyLooks } from '@app/policy';
import { readFollowUp } from '../follow-up/follow-up.js';
import type { ReadAlone } from '../follow-up/reading.js';
import { onlyNamed } from '../follow-up/named-before.js';

const THERE =
  /(?<=^|\s)(?:there|on it|on (?:the|that|this|the same|same) (?:host|box|machine|server|node|one))(?=$|[\s?.!,])/i;

/**
 * By what was named before: "restart it", "its logs", "start mysql there". What only looks may do so on the same host
 * where it names none; a change never takes a target that merely stands beside it.
 */
export function readAfter(
  text: string,
  snapshot: InventorySnapshot,
  before: Understanding,
  read: ReadAlone,
): Understanding | undefined {
  const pointed = readFollowUp(text, before, snapshot, read);
  if (pointed) return pointed.understanding;
  const host = onlyNamed(before, 'hostname', 'ip_address')?.value;
  if (host === undefined) return undefined;
  const pointing = text.replace(THERE, () => `on ${host}`);
  if (pointing !== text) return read(pointing);
  const there = read(`${text.replace(/[\s?.!]+$/, '')} on ${host}`);
  return there && onlyLooks(there) ? there : undefined;
}
