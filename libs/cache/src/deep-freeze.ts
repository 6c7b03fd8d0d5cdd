/** What was frozen here through and through; a value that others froze may be open further down. */
const closed = new WeakSet<object>();

/**
 * Freezes plain data through and through, so that no caller alters what others are served.
 * @throws TypeError on what freezing does not close (dates, maps, functions, instances of classes)
 */
export function deepFreeze<T>(value: T): T {
  const open = new Set<object>();
  collect(value, open);
  for (const part of open) closed.add(Object.freeze(part));
  return value;
}

function collect(value: unknown, open: Set<object>): void {
  if (typeof value === 'function') throw new TypeError('A cached value cannot hold a function.');
  if (typeof value !== 'object' || value === null || closed.has(value) || open.has(value)) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`A cached value holds a ${value.constructor.name}; it can hold plain data alone.`);
  open.add(value);
  for (const member of Object.values(value)) collect(member, open);
}
