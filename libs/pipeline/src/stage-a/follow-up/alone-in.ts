import type { InventorySnapshot } from '@app/assets';
import type { Understanding } from '@app/contracts';
import { understand } from '../fast-path/understand.js';
import type { ReadAlone } from './reading.js';

/** Reads requests that stand by themselves, each wording once: the parts of one request are tried in many ways. */
export function aloneIn(snapshot: InventorySnapshot): ReadAlone {
  const known = new Map<string, Understanding | undefined>();
  return (request) => {
    if (known.has(request)) return known.get(request);
    const result = understand(request, snapshot);
    const understanding = result.kind === 'understood' ? result.understanding : undefined;
    known.set(request, understanding);
    return understanding;
  };
}
