import { createHash } from 'node:crypto';

/** A note and the name that it stands under take less. */
const NOTE_BYTES = 200;

/** Size of a value as JSON. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/**
 * The value, or as much of it as fits: its largest parts are replaced by notes of their size and hash, by which
 * they can be recognised elsewhere.
 * @param limit bytes of JSON
 */
export function boundedJson(value: unknown, limit: number): unknown {
  if (bytesOf(value) <= limit) return value;
  if (typeof value !== 'object' || value === null) return noteOf(value);
  const members = Object.entries(value).map(([name, member]) => ({
    name,
    member,
    bytes: bytesOf(member) + Buffer.byteLength(JSON.stringify(name)) + 2,
  }));
  if (members.length * NOTE_BYTES > limit || members.some(({ name }) => name.length > NOTE_BYTES / 4))
    return noteOf(value);
  const kept = new Map<string, unknown>();
  let left = limit;
  // Smallest first: what they leave over is shared by the larger ones.
  for (const { name, member, bytes } of members.toSorted((one, other) => one.bytes - other.bytes)) {
    const share = Math.floor(left / (members.length - kept.size));
    const part = bytes <= share ? member : boundedJson(member, share - NOTE_BYTES / 2);
    kept.set(name, part);
    left -= bytes <= share ? bytes : share;
  }
  const inOrder = members.map(({ name }) => [name, kept.get(name)] as const);
  return Array.isArray(value) ? inOrder.map(([, part]) => part) : Object.fromEntries(inOrder);
}

function noteOf(value: unknown): object {
  const text = JSON.stringify(value);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { left_out: { bytes: Buffer.byteLength(text), sha256 } };
}
