import { describe, expect, it } from 'vitest';
import type { AssetRow } from '../record/asset-view.js';
import { sampleAssets } from '../sample/sample-assets.js';
import { assetJson } from './asset-json.js';

async function exported(rows: readonly AssetRow[]): Promise<string> {
  let text = '';
  for await (const piece of assetJson(stream(rows))) text += piece;
  return text;
}

async function* stream(rows: readonly AssetRow[]): AsyncGenerator<AssetRow> {
  yield* rows;
}

describe('assetJson', () => {
  it('is an array of all rows', async () => {
    const rows = sampleAssets();
    expect(JSON.parse(await exported(rows))).toEqual(rows);
  });

  it('is an empty array where there is none', async () => {
    expect(JSON.parse(await exported([]))).toEqual([]);
  });
});
