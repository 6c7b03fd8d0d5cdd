import { sampleAssets, sampleSnapshot } from '@app/assets';
import type { Query } from '@app/contracts';
import { understand } from '@app/pipeline';
import { describe, expect, it } from 'vitest';
import { selects } from '../support/filter-oracle.js';
import { labelled } from './fast-path-scores.js';

type SampleAsset = ReturnType<typeof sampleAssets>[number];

/** Requests that select the same assets, and what they select; `null` where a request must be handed over. */
interface Regression {
  readonly requests: readonly string[];
  readonly selects?: readonly string[] | null;
  readonly ranks?: { readonly field: keyof SampleAsset; readonly values: readonly unknown[] };
}

const snapshot = sampleSnapshot();
const assets = sampleAssets();
const regressions = labelled<Regression>('regressions.jsonl');

/** The query understood; `null` where the request was handed over. */
function queryOf(request: string): Query | null {
  const result = understand(request, snapshot);
  if (result.kind === 'handed_over') return null;
  const { query } = result.understanding;
  if (result.kind === 'clarify' || !query) throw new Error(`'${request}' is understood without a query.`);
  return query;
}

function selected({ filters }: Query): SampleAsset[] {
  return assets.filter((asset) => filters.every((filter) => selects(filter, asset)));
}

function ranked(query: Query, field: keyof SampleAsset): unknown[] {
  expect(query.sort).toHaveLength(1);
  expect(query.sort?.[0]?.field).toBe(field);
  const turn = query.sort?.[0]?.direction === 'desc' ? -1 : 1;
  const order = (left: SampleAsset, right: SampleAsset): number =>
    left[field] === right[field] ? 0 : (left[field] ?? '') < (right[field] ?? '') ? -turn : turn;
  return selected(query)
    .toSorted(order)
    .slice(0, query.limit)
    .map((asset) => asset[field]);
}

describe('requests that are easily misread', () => {
  it('are handed over or select exactly what they say', () => {
    const answered = regressions.flatMap(({ requests, selects: names }) =>
      names === undefined
        ? []
        : requests.flatMap((request) => {
            const query = queryOf(request);
            if (!query) return [];
            expect(
              names &&
                selected(query)
                  .map(({ name }) => name)
                  .toSorted(),
              request,
            ).toEqual(names);
            expect(query, request).not.toHaveProperty('limit');
            expect(names, `'${request}' is to be handed over`).not.toBeNull();
            return [request];
          }),
    );
    expect(answered.length).toBeGreaterThanOrEqual(250);
  });

  it.each(regressions.filter(({ ranks }) => ranks !== undefined))(
    'put in order by $ranks.field: $requests',
    ({ requests, ranks }) => {
      for (const request of requests) {
        const query = queryOf(request);
        if (query && ranks) expect(ranked(query, ranks.field), request).toEqual(ranks.values);
        expect(query, request).not.toBeNull();
      }
    },
  );
});
