import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AssetsService, SampleInventory, sampleAssets } from '@app/assets';
import { type TestDatabase, describeOnDatabases } from '../support/databases.js';
import { filterTrees } from '../support/filter-arbitrary.js';
import { selects } from '../support/filter-oracle.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;

describeOnDatabases('filters', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await kind.create();
    app = await openInventory(database);
    await app.get(SampleInventory).seed(signal);
  });

  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  it('select what they say, whatever is combined', async () => {
    const assets = app.get(AssetsService);
    const inventory = sampleAssets();
    await fc.assert(
      fc.asyncProperty(filterTrees, async (filter) => {
        const { rows } = await assets.search({ filter, fields: ['name'] }, signal);
        const expected = inventory.filter((asset) => selects(filter, asset)).map(({ name }) => name);
        expect(rows.map(({ name }) => name)).toEqual(expected.toSorted());
      }),
      { numRuns: 400 },
    );
  });
});
