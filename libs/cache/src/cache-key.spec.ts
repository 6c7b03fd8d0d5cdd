import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCacheKey, CACHE_LAYERS, type CacheKey, type KeyParts } from './cache-key.js';

const keyParts: fc.Arbitrary<KeyParts> = fc.record({
  layer: fc.constantFrom(...CACHE_LAYERS),
  schema: fc.nat(5),
  scope: fc.string({ maxLength: 3 }),
  parts: fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue()),
});

/** The same with the members of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

/** Text that is equal for parts that mean the same, made another way than the key is. */
function identity(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(identity).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => JSON.stringify(name) + identity((value as Record<string, unknown>)[name])).join()}}`;
}

describe('buildCacheKey', () => {
  it('gives the same key for the same parts, in whatever order they are written', () => {
    fc.assert(
      fc.property(keyParts, (parts) => {
        expect(buildCacheKey(reversed(parts) as KeyParts).hash).toBe(buildCacheKey(parts).hash);
      }),
    );
  });

  it('gives equal keys for equal parts only', () => {
    fc.assert(
      fc.property(keyParts, keyParts, (left, right) => {
        expect(buildCacheKey(left).hash === buildCacheKey(right).hash).toBe(
          identity(left) === identity(right),
        );
      }),
    );
  });

  it('gives another key where any one part is altered', () => {
    fc.assert(
      fc.property(keyParts, fc.string(), fc.jsonValue(), (parts, name, member) => {
        const { hash } = buildCacheKey(parts);
        const altered: KeyParts[] = [
          ...CACHE_LAYERS.filter((layer) => layer !== parts.layer).map((layer) => ({ ...parts, layer })),
          { ...parts, schema: parts.schema + 1 },
          { ...parts, scope: `${parts.scope} ` },
          { ...parts, parts: { ...parts.parts, [`new ${name}`]: member } },
          ...Object.entries(parts.parts).map(([key, value]) => ({
            ...parts,
            parts: { ...parts.parts, [key]: [value] },
          })),
        ];
        for (const other of altered) expect(buildCacheKey(other).hash).not.toBe(hash);
      }),
    );
  });

  it('shares no key between scopes', () => {
    const scopes = ['', 'viewer', 'operator', 'operator+viewer', 'admin', 'Admin', 'admin '];
    const hashes = scopes.map(
      (scope) => buildCacheKey({ layer: 'intent', schema: 1, scope, parts: { text: 'list servers' } }).hash,
    );
    expect(new Set(hashes).size).toBe(scopes.length);
  });

  it('keeps the parts for explanations', () => {
    const parts: KeyParts = { layer: 'intent', schema: 1, scope: 'all', parts: { text: 'list servers' } };
    expect(buildCacheKey(parts)).toMatchObject({ layer: 'intent', parts });
  });

  it('cannot be replaced by a string or by parts', () => {
    // @ts-expect-error a raw key does not compile
    const raw: CacheKey = 'intent:list servers';
    // @ts-expect-error nor does an object of the same shape
    const alike: CacheKey = { layer: 'intent', hash: '00', parts: buildCacheKey.length };
    expect([raw, alike]).toHaveLength(2);
  });
});
