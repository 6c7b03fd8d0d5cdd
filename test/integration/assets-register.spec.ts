import type { TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AssetsService, InventoryIndex, SampleInventory } from '@app/assets';
import { EpochSource } from '@app/cache';
import { Database, PostgresEpochs } from '@app/database';
import { ManualClock } from '@app/telemetry';
import { type TestDatabase, describeOnDatabases } from '../support/databases.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;
const NODE = {
  name: 'edge-prod-01',
  environment: 'production',
  ip_address: '10.9.0.1',
  owner: 'team-edge',
} as const;

describeOnDatabases('changing the inventory', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;
  let assets: AssetsService;
  let epochs: EpochSource;
  let sql: Database;

  beforeAll(async () => {
    database = await kind.create();
    app = await openInventory(database);
    assets = app.get(AssetsService);
    epochs = app.get(EpochSource);
    sql = app.get(Database);
  });

  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  beforeEach(() => sql.query('DELETE FROM assets', [], signal));

  describe('an asset', () => {
    it('is created with defaults, found, changed in part, and removed', async () => {
      const created = await assets.create(NODE, 'alice', signal);
      expect(created).toMatchObject({
        ...NODE,
        device_type: 'other',
        tags: [],
        is_active: true,
        database_name: null,
      });
      const changed = await assets.update(
        'edge-prod-01',
        { owner: 'team-sre', tags: ['edge'] },
        'bob',
        signal,
      );
      expect(changed).toEqual({
        ...created,
        owner: 'team-sre',
        tags: ['edge'],
        updated_at: changed.updated_at,
      });
      const [stamps] = await sql.query('SELECT created_by, updated_by FROM assets', [], signal);
      expect(stamps).toEqual({ created_by: 'alice', updated_by: 'bob' });
      await assets.remove(created.id, 'tester', signal);
      expect(await assets.find('edge-prod-01', signal)).toBeNull();
    });

    it('has a name that no other has, whatever its case', async () => {
      await assets.create(NODE, 'alice', signal);
      await expect(assets.create({ ...NODE, name: 'EDGE-prod-01' }, 'alice', signal)).rejects.toMatchObject({
        code: 'conflict',
      });
      await assets.create({ ...NODE, name: 'edge-prod-02' }, 'alice', signal);
      await expect(
        assets.update('edge-prod-02', { name: 'edge-prod-01' }, 'bob', signal),
      ).rejects.toMatchObject({
        code: 'conflict',
      });
    });

    it('is not found by an address that two assets share', async () => {
      await assets.create(NODE, 'alice', signal);
      await assets.create({ ...NODE, name: 'edge-prod-02' }, 'alice', signal);
      await expect(assets.find('10.9.0.1', signal)).rejects.toMatchObject({ code: 'conflict' });
    });

    it.each([
      [{ ...NODE, colour: 'red' }, 'unknown_field'],
      [{ ...NODE, environment: 'prod' }, 'invalid_request'],
      [{ ...NODE, ip_address: '10.9.0.300' }, 'invalid_request'],
      [{ ...NODE, port: 70_000 }, 'invalid_request'],
      [{ ...NODE, name: '=cmd()' }, 'invalid_request'],
      [{ ...NODE, notes: 'a\0b' }, 'invalid_request'],
      [{ name: 'edge-prod-01' }, 'invalid_request'],
    ])('is refused as %j, and nothing is stored', async (input, code) => {
      await expect(assets.create(input as never, 'alice', signal)).rejects.toMatchObject({ code });
      expect(await assets.count(undefined, signal)).toBe(0);
    });

    it('cannot be changed or removed where there is none', async () => {
      await expect(assets.update('nobody', { owner: 'x' }, 'bob', signal)).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(assets.remove('nobody', 'tester', signal)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('keeps to the closed lists even where SQL comes from outside', async () => {
      await assets.create(NODE, 'alice', signal);
      await expect(sql.query(`UPDATE assets SET environment = 'prod'`, [], signal)).rejects.toThrow(
        /check constraint/,
      );
    });
  });

  describe('epochs', () => {
    const moved = async (name: string, change: () => Promise<unknown>): Promise<number> => {
      const before = (await epochs.fresh([name], signal))[name] ?? Number.NaN;
      await change();
      return ((await epochs.fresh([name], signal))[name] ?? Number.NaN) - before;
    };

    it('move with every change, and this process knows at once', async () => {
      const { id } = await assets.create(NODE, 'alice', signal);
      const before = epochs.known(['inventory', `asset:${id}`]);
      await assets.update(id, { owner: 'team-sre' }, 'bob', signal);
      const after = epochs.known(['inventory', `asset:${id}`]);
      expect(after['inventory']).toBe((before['inventory'] ?? 0) + 1);
      expect(after[`asset:${id}`]).toBe((before[`asset:${id}`] ?? 0) + 1);
    });

    it.each([`UPDATE assets SET owner = 'x'`, 'DELETE FROM assets', 'TRUNCATE assets'])(
      'move for SQL from outside: %s',
      async (statement) => {
        const { id } = await assets.create(NODE, 'alice', signal);
        expect(await moved('inventory', () => sql.query(statement, [], signal))).toBe(1);
        await assets.create({ ...NODE, name: 'again' }, 'alice', signal);
        const again = await assets.find('again', signal);
        expect(await moved(`asset:${again?.id}`, () => sql.query(statement, [], signal))).toBe(1);
        expect(id).not.toBe(again?.id);
      },
    );

    it('do not move with a change that is rolled back', async () => {
      await assets.create(NODE, 'alice', signal);
      const change = () =>
        expect(
          sql.transaction(async (manager) => {
            await manager.query('DELETE FROM assets');
            throw new Error('no');
          }, signal),
        ).rejects.toThrow('no');
      expect(await moved('inventory', change)).toBe(0);
      expect(await assets.count(undefined, signal)).toBe(1);
    });

    it('are not trusted once nothing was heard for five seconds, until something is', async () => {
      const clock = new ManualClock();
      const poorlyInformed = new PostgresEpochs(sql, clock);
      expect(poorlyInformed.known(['inventory'])).toEqual({ inventory: null });
      await poorlyInformed.refresh(signal);
      clock.advance(5_000);
      const known = poorlyInformed.known(['inventory', 'never-moved']);
      expect(known).toEqual({ ...(await epochs.fresh(['inventory'], signal)), 'never-moved': 0 });
      clock.advance(1);
      expect(poorlyInformed.known(['inventory'])).toEqual({ inventory: null });
      await poorlyInformed.refresh(signal);
      expect(poorlyInformed.known(['inventory'])).toEqual({ inventory: known['inventory'] });
    });

    it('are learnt by a refresh when somebody else moved them', async () => {
      const before = epochs.known(['inventory'])['inventory'] ?? 0;
      await sql.query(
        `INSERT INTO assets (id, name, device_type, os_type, status, environment, criticality, created_by,
        updated_by) VALUES (gen_random_uuid(), 'other', 'other', 'other', 'active', 'test', 'low', 'x', 'x')`,
        [],
        signal,
      );
      await epochs.refresh(signal);
      expect(epochs.known(['inventory'])['inventory']).toBeGreaterThan(before);
    });
  });

  describe('the inventory index', () => {
    it('is the same object until the inventory changes, and then shows the change', async () => {
      const index = app.get(InventoryIndex);
      await assets.create(NODE, 'alice', signal);
      const first = await index.snapshot(signal);
      expect(await index.snapshot(signal)).toBe(first);
      await assets.update('edge-prod-01', { owner: 'team-sre' }, 'bob', signal);
      const second = await index.snapshot(signal);
      expect(second.assets.map(({ owner }) => owner)).toEqual(['team-sre']);
      expect(second.vocabularyHash).not.toBe(first.vocabularyHash);
    });

    it('never shows a writer an inventory without what was written, whoever else is reading', async () => {
      const index = app.get(InventoryIndex);
      for (let round = 0; round < 10; round += 1) {
        const name = `edge-${round}`;
        const others = [index.snapshot(signal), index.snapshot(signal)];
        await assets.create({ ...NODE, name }, 'alice', signal);
        const { assets: seen } = await index.snapshot(signal);
        expect(seen.map((asset) => asset.name)).toContain(name);
        await Promise.all(others);
      }
    });
  });

  it('is exported whole though it has several pages, each row once and in order', async () => {
    await sql.query(
      `INSERT INTO assets (id, name, memory_gb, device_type, os_type, status, environment, criticality, created_by,
         updated_by)
       SELECT gen_random_uuid(), 'node-' || n, CASE WHEN n % 3 > 0 THEN n % 7 END, 'server', 'linux', 'active', 'test',
         'low', 'x', 'x' FROM generate_series(1, 1234) AS n`,
      [],
      signal,
    );
    const exported: { name: string; memory_gb?: number | null }[] = [];
    const sort = [{ field: 'memory_gb', direction: 'desc' }] as const;
    for await (const row of assets.exportRows(undefined, ['memory_gb'], sort, signal)) exported.push(row);
    const expected = exported.toSorted(
      (left, right) => (right.memory_gb ?? -1) - (left.memory_gb ?? -1) || (left.name < right.name ? -1 : 1),
    );
    expect(exported).toEqual(expected);
    expect(new Set(exported.map(({ name }) => name)).size).toBe(1234);
    expect(Object.keys(exported[0] ?? {})).toEqual(['id', 'name', 'memory_gb']);
    const few = { field: 'name', operator: 'ends_with', value: '7' } as const;
    let matches = 0;
    for await (const { name } of assets.exportRows(few, [], [], signal))
      matches += Number(name.endsWith('7'));
    expect(matches).toBe(await assets.count(few, signal));
  });

  it('is not grouped into more groups than an answer may hold', async () => {
    await sql.query(
      `INSERT INTO assets (id, name, device_type, os_type, status, environment, criticality, created_by, updated_by)
       SELECT gen_random_uuid(), 'node-' || n, 'server', 'linux', 'active', 'test', 'low', 'x', 'x'
       FROM generate_series(1, 501) AS n`,
      [],
      signal,
    );
    await expect(assets.group(undefined, ['name'], signal)).rejects.toMatchObject({
      code: 'invalid_request',
    });
    expect(await assets.group(undefined, ['environment'], signal)).toEqual([{ key: 'test', count: 501 }]);
  });

  it('is not filled with samples once it has been written to, empty or not', async () => {
    expect(await assets.count(undefined, signal)).toBe(0);
    expect(await app.get(SampleInventory).seed(signal)).toBe(false);
    expect(await assets.count(undefined, signal)).toBe(0);
  });
});
