/** Deeper levels are replaced, since recursive readers and the database have their limits. */
const MAXIMUM_DEPTH = 64;

/** The text without null characters and broken surrogate pairs, which PostgreSQL does not keep. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/**
 * The value as JSON has it, without what `jsonb` would refuse or give back changed. Undefined members are left out;
 * numbers that are none become null.
 */
export function storableJson(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      return storableText(value);
    case 'number':
      return Number.isFinite(value) ? value + 0 : null;
    case 'boolean':
      return value;
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? null : storableObject(value, depth);
    default:
      return null;
  }
}

function storableObject(value: object, depth: number): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth >= MAXIMUM_DEPTH) return '(nested too deeply to be kept)';
  if (Array.isArray(value)) return value.map((item) => storableJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [storableText(name), storableJson(member, depth + 1)]),
  );
}
