import { sampleAssets, sampleSnapshot } from '@app/assets';
import type { Query } from '@app/contracts';
import { readRequest as understand } from '@app/pipeline';
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
  if (result.kind === 'clarify' || !query) throw new Error(`'${request}' is no request without a query.`);
  return query;
}

function selected({ filters }: Query): SampleAsset[] {
  return assets.filter((asset) => filters.every((filter) => selects(filter, asset)));
}

/** What the limit lets through, in the order asked for: the values of the field that is ranked. */
function ranked(query: Query, field: keyof SampleAsset): unknown[] {
  const turn = query.sort?.[0]?.direction === 'desc' ? -1 : 1;
  const order = (left: SampleAsset, right: SampleAsset): number =>
    left[field] === right[field] ? 0 : (left[field] ?? '') < (right[field] ?? '') ? -turn : turn;
  return selected(query)
    .toSorted(order)
    .slice(0, query.limit)
    .map((asset) => asset[field]);
}

describe('requests that are easily misread', () => {
  const selections = regressions.flatMap(({ requests, selects: names }) =>
    names === undefined ? [] : requests.map((request) => ({ request, names })),
  );

  it('are handed over or select exactly what they say', () => {
    const answered = selections.flatMap(({ request, names }) => {
      const query = queryOf(request);
      return query ? [{ request, names, query }] : [];
    });
    const misread = answered.filter(({ names, query }) => {
      const found = selected(query).map(({ name }) => name);
      return query.limit !== undefined || found.toSorted().join() !== names?.join();
    });
    expect(misread.map(({ request }) => request)).toEqual([]);
    expect(answered.length).toBeGreaterThanOrEqual(250);
  });

  it('are handed over where they say nothing certain', () => {
    const uncertain = selections.filter(({ names }) => names === null);
    expect(uncertain.filter(({ request }) => queryOf(request) !== null)).toEqual([]);
    expect(uncertain.length).toBeGreaterThanOrEqual(15);
  });

  const rankings = regressions.flatMap(({ requests, ranks }) =>
    ranks ? requests.map((request) => ({ request, ...ranks })) : [],
  );

  it.each(rankings)('$request: ranked by $field', ({ request, field, values }) => {
    const query = queryOf(request);
    expect(query?.sort).toEqual([expect.objectContaining({ field })]);
    expect(query && ranked(query, field)).toEqual(values);
  });
});
