import { describe, expect, it } from 'vitest';
import type { AssetField } from '@app/contracts';
import type { AssetRow } from '../record/asset-view.js';
import { sampleAssets } from '../sample/sample-assets.js';
import { assetCsv } from './asset-csv.js';

async function exported(rows: readonly AssetRow[], fields: readonly AssetField[]): Promise<string> {
  let text = '';
  for await (const piece of assetCsv(stream(rows), fields)) text += piece;
  return text;
}

async function* stream(rows: readonly AssetRow[]): AsyncGenerator<AssetRow> {
  yield* rows;
}

describe('assetCsv', () => {
  it('gives a line to each asset under a line of names, ended as RFC 4180 asks', async () => {
    const text = await exported(sampleAssets(), ['owner', 'tags', 'additional_services', 'is_active']);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('name,owner,tags,additional_services,is_active');
    expect(lines[1]).toBe('web-prod-01,team-storefront,external-facing;production;ring-a;web,nginx:443,true');
    expect(lines).toHaveLength(64);
    expect(lines.at(-1)).toBe('');
  });

  it.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\tx'])(
    'disarms a cell that starts a formula: %j',
    async (notes) => {
      const text = await exported([{ id: '1', name: 'a', notes }], ['notes']);
      expect(text.split('\r\n')[1]).toMatch(/^a,"?'/);
    },
  );

  it('quotes what would break a line or a cell', async () => {
    const text = await exported([{ id: '1', name: 'a', notes: 'say "hi",\nthen go' }], ['notes']);
    expect(text).toBe('name,notes\r\na,"say ""hi"",\nthen go"\r\n');
  });

  it('leaves a cell empty where there is no value', async () => {
    expect(await exported([{ id: '1', name: 'a', owner: null }], ['owner'])).toBe('name,owner\r\na,\r\n');
  });
});
