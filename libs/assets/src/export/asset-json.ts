import type { AssetRow } from '../record/asset-view.js';

/** A JSON array, row by row; whole only once the last piece has been taken. */
export async function* assetJson(rows: AsyncIterable<AssetRow>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
