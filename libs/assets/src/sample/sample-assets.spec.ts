import { describe, expect, it } from 'vitest';
import { createSnapshot } from '../inventory/inventory-snapshot.js';
import { assetIdOf } from '../record/asset-id.js';
import { sampleAssets, sampleInventory, sampleSnapshot } from './sample-assets.js';

describe('the sample inventory', () => {
  it('holds 62 assets with distinct names and ids made from them', () => {
    const assets = sampleAssets();
    expect(assets).toHaveLength(62);
    expect(new Set(assets.map(({ name }) => name)).size).toBe(62);
    expect(assets.every(({ id, name }) => id === assetIdOf(name))).toBe(true);
  });

  it('makes ids that are version 5 UUIDs and stay the same for ever', () => {
    expect(assetIdOf('web-prod-01')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(assetIdOf('web-prod-01')).toBe('05602a89-5b9a-5cfb-b068-8a5cfbbd1d35');
  });

  it('lists the primary service before the additional ones', () => {
    const web = sampleInventory().find(({ name }) => name === 'web-prod-01');
    expect(web?.services).toEqual([
      { service_type: 'ssh', port: 22 },
      { service_type: 'nginx', port: 443 },
    ]);
  });
});

describe('createSnapshot', () => {
  it('does not depend on the order of the assets', () => {
    expect(createSnapshot(sampleInventory().toReversed())).toEqual(sampleSnapshot());
  });

  it('changes its hash with whatever linking can see', () => {
    const [first, ...rest] = sampleInventory();
    const moved = createSnapshot([{ ...first!, data_center: 'SIN1' }, ...rest]);
    expect(moved.vocabularyHash).not.toBe(sampleSnapshot().vocabularyHash);
  });
});
