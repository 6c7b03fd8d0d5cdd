import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndjson } from './ndjson.js';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 5): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of ndjson(inChunks(new TextEncoder().encode(text), size))) values.push(value);
  return values;
}

describe('ndjson', () => {
  it('reads the same values wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        fc.boolean(),
        async (values, size, separator, ended) => {
          const text = values.map((value) => JSON.stringify(value)).join(separator);
          const expected = values.map((value) => JSON.parse(JSON.stringify(value)) as unknown);
          expect(await read(text + (ended ? separator : ''), size)).toEqual(expected);
        },
      ),
    );
  });

  it('refuses what is no JSON, and a line without end', async () => {
    await expect(read('{"a":1}\n{"a":')).rejects.toMatchObject({ kind: 'bad_output' });
    await expect(read(`"${'x'.repeat(1_100_000)}`, 65_536)).rejects.toMatchObject({ kind: 'bad_output' });
  });
});
