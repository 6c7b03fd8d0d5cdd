import type { TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AssetRow, AssetsService, SampleInventory, sampleAssets } from '@app/assets';
import type { FilterTree } from '@app/contracts';
import { type TestDatabase, describeOnDatabases } from '../support/databases.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;
const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

/** What the sample file says, without the database. */
const sample = (holds: (asset: ReturnType<typeof sampleAssets>[number]) => boolean): string[] =>
  names(sampleAssets().filter(holds)).toSorted();

describeOnDatabases('searching the inventory', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;
  let assets: AssetsService;

  beforeAll(async () => {
    database = await kind.create();
    app = await openInventory(database);
    assets = app.get(AssetsService);
    await app.get(SampleInventory).seed(signal);
  });

  afterAll(async () => {
    await app.close();
    await database.remove();
  });

  const found = async (filter?: FilterTree): Promise<string[]> =>
    names((await assets.search({ filter }, signal)).rows);

  describe('every filter', () => {
    it.each<[FilterTree, string[]]>([
      [{ field: 'name', operator: 'eq', value: 'WEB-prod-01' }, ['web-prod-01']],
      [{ field: 'hostname', operator: 'eq', value: 'db-prod-02' }, ['db-prod-02']],
      [{ field: 'hostname', operator: 'eq', value: 'db-prod-02.northwind.example' }, ['db-prod-02']],
      [{ field: 'ip_address', operator: 'eq', value: '10.20.1.31' }, ['web-prod-01']],
      [{ field: 'tags', operator: 'eq', value: 'Bastion' }, ['jump-prod-01', 'jump-prod-02']],
      [
        { field: 'service', operator: 'eq', value: 'k8s' },
        ['k8s-prod-01', 'k8s-prod-02', 'k8s-prod-03', 'k8s-stg-01'],
      ],
      [{ field: 'service', operator: 'eq', value: 'grafana' }, ['mon-prod-01']],
      [{ field: 'any_port', operator: 'eq', value: 3000 }, ['mon-prod-01']],
      [
        { field: 'any_port', operator: 'eq', value: 6443 },
        ['k8s-prod-01', 'k8s-prod-02', 'k8s-prod-03', 'k8s-stg-01'],
      ],
      [
        { field: 'os', operator: 'eq', value: 'ubuntu 20' },
        sample(({ os_version }) => os_version === 'Ubuntu 20.04'),
      ],
      [{ field: 'os', operator: 'eq', value: 'debian 1' }, []],
      [
        { field: 'os', operator: 'eq', value: 'Red Hat' },
        sample(({ os_version }) => os_version === 'RHEL 9.4'),
      ],
      [
        { field: 'os', operator: 'eq', value: 'windows 2019' },
        sample(({ os_version }) => os_version === 'Windows Server 2019'),
      ],
      [{ field: 'os', operator: 'eq', value: 'windows' }, sample(({ os_type }) => os_type === 'windows')],
      [
        { field: 'site', operator: 'eq', value: 'frankfurt' },
        sample(({ data_center }) => data_center === 'FRA1'),
      ],
      [{ field: 'site', operator: 'eq', value: 'fra1' }, sample(({ data_center }) => data_center === 'FRA1')],
      [
        { field: 'memory_gb', operator: 'gt', value: 63.5 },
        sample(({ memory_gb }) => (memory_gb ?? 0) >= 64),
      ],
      [{ field: 'is_active', operator: 'eq', value: false }, sample(({ is_active }) => !is_active)],
      [{ field: 'owner', operator: 'ends_with', value: '-ERP' }, sample(({ owner }) => owner === 'team-erp')],
      [{ field: 'name', operator: 'contains', value: '%' }, []],
      [{ field: 'name', operator: 'contains', value: '_' }, []],
    ])('%j', async (filter, expected) => {
      expect(await found(filter)).toEqual(expected.toSorted());
    });

    it('finds an address within a range', async () => {
      const inRange = await found({ field: 'ip_address', operator: 'within', value: '10.20.1.0/24' });
      expect(inRange).toEqual(sample(({ ip_address }) => ip_address?.startsWith('10.20.1.') ?? false));
    });

    it('answers the questions of an operator', async () => {
      const servers: FilterTree[] = [
        { field: 'device_type', operator: 'eq', value: 'server' },
        { field: 'environment', operator: 'eq', value: 'production' },
      ];
      expect(await assets.count({ and: servers }, signal)).toBe(33);
      const large = await found({
        and: [
          { field: 'memory_gb', operator: 'gt', value: 64 },
          { field: 'device_type', operator: 'eq', value: 'server' },
          { not: { field: 'data_center', operator: 'eq', value: 'FRA1' } },
        ],
      });
      expect(large).toEqual(
        sample(
          (asset) =>
            asset.device_type === 'server' && (asset.memory_gb ?? 0) > 64 && asset.data_center !== 'FRA1',
        ),
      );
      expect(large.length).toBeGreaterThan(0);
    });

    it('counts what has no value among what is something else', async () => {
      const mysql: FilterTree = { field: 'database_type', operator: 'eq', value: 'mysql' };
      expect(await found(mysql)).toHaveLength(1);
      expect(await found({ not: mysql })).toHaveLength(61);
      expect(await found({ field: 'database_type', operator: 'ne', value: 'mysql' })).toHaveLength(61);
      expect(
        await found({ field: 'database_type', operator: 'not_in', value: ['mysql', 'redis'] }),
      ).toHaveLength(59);
    });
  });

  describe('pages', () => {
    it('cuts one order into pages that together are the whole', async () => {
      const sort = [{ field: 'memory_gb', direction: 'desc' }] as const;
      const pages: AssetRow[] = [];
      for (let offset = 0; offset < 62; offset += 20) {
        const { rows, total } = await assets.search({ sort, limit: 20, offset }, signal);
        expect(total).toBe(62);
        pages.push(...rows);
      }
      const whole = (await assets.search({ sort }, signal)).rows;
      expect(names(pages)).toEqual(names(whole));
      const memory = whole.map(({ memory_gb }) => memory_gb ?? -1);
      expect(memory).toEqual(memory.toSorted((left, right) => right - left));
    });

    it('tells the total behind the last page too', async () => {
      expect(await assets.search({ offset: 100 }, signal)).toEqual({ rows: [], total: 62 });
    });

    it('shows the fields asked for, and never a secret', async () => {
      const some = await assets.search({ fields: ['owner'], limit: 1 }, signal);
      expect(Object.keys(some.rows[0] ?? {})).toEqual(['id', 'name', 'owner']);
      const all = await assets.search({ limit: 1 }, signal);
      expect(JSON.stringify(all)).not.toMatch(/encrypted/);
      expect(all.rows[0]?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it.each([{ limit: 0 }, { limit: 501 }, { limit: 1.5 }, { offset: -1 }])('refuses %j', async (page) => {
      await expect(assets.search(page, signal)).rejects.toMatchObject({ code: 'invalid_request' });
    });
  });

  describe('groups', () => {
    it('counts by a field, the largest first', async () => {
      expect(await assets.group(undefined, ['data_center'], signal)).toEqual([
        { key: 'FRA1', count: 25 },
        { key: 'IAD2', count: 21 },
        { key: 'SIN1', count: 16 },
      ]);
    });

    it('counts by several fields, and what has no value as none', async () => {
      const groups = await assets.group(undefined, ['database_type', 'environment'], signal);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(62);
      expect(groups.map(({ key }) => key)).toContain('none / production');
    });

    it('counts an asset once under each of its tags and services', async () => {
      const tags = await assets.group(undefined, ['tags'], signal);
      expect(tags.find(({ key }) => key === 'production')?.count).toBe(47);
      const services = await assets.group(undefined, ['additional_services'], signal);
      const withIis = sample((asset) =>
        asset.additional_services.some(({ service_type }) => service_type === 'iis'),
      );
      expect(services.find(({ key }) => key === 'iis')?.count).toBe(withIis.length);
      expect(services.find(({ key }) => key === 'none')?.count).toBe(
        sample((asset) => asset.additional_services.length === 0).length,
      );
    });

    it('refuses no field and four', async () => {
      await expect(assets.group(undefined, [], signal)).rejects.toMatchObject({ code: 'invalid_request' });
      const four = ['name', 'owner', 'status', 'environment'] as const;
      await expect(assets.group(undefined, four, signal)).rejects.toMatchObject({ code: 'invalid_request' });
    });
  });

  describe('find', () => {
    it('takes an id, a name, a host name and an address', async () => {
      const asset = await assets.find('db-prod-02', signal);
      const references = [asset?.id, 'DB-PROD-02', 'db-prod-02.northwind.example', asset?.ip_address];
      for (const reference of references) {
        expect((await assets.find(reference ?? '', signal))?.name).toBe('db-prod-02');
      }
    });

    it.each(['db-prod-99', '', '\0', 'fe80::1%eth0', "' OR 1=1 --"])(
      'finds nothing by %j',
      async (reference) => {
        expect(await assets.find(reference, signal)).toBeNull();
      },
    );
  });

  it('exports every match in the order asked for, however the pages fall', async () => {
    const sort = [
      { field: 'database_type', direction: 'desc' },
      { field: 'ip_address', direction: 'asc' },
    ] as const;
    const exported: string[] = [];
    for await (const { name } of assets.exportRows(undefined, ['name'], sort, signal)) exported.push(name);
    expect(exported).toEqual(names((await assets.search({ sort }, signal)).rows));
  });

  it('ends an export that is aborted', async () => {
    const stop = new AbortController();
    stop.abort(new Error('the client left'));
    const rows = assets.exportRows(undefined, undefined, undefined, stop.signal)[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toThrow('the client left');
  });
});
