import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { AssetsService, SampleInventory } from '@app/assets';
import type { Target, ToolInputs } from '@app/contracts';
import { Database } from '@app/database';
import { AssetDbExecutor, loadCatalogue } from '@app/tools';
import { describeOnDatabases, type TestDatabase } from '../support/databases.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;
const patterns = loadCatalogue().flatMap((tool) => tool.patterns);

describeOnDatabases('changes of the inventory by plans', (kind) => {
  let database: TestDatabase;
  let app: TestingModule;
  let executor: AssetDbExecutor;

  beforeAll(async () => {
    database = await kind.create();
    app = await openInventory(database);
    await app.get(SampleInventory).seed(signal);
    executor = new AssetDbExecutor(app.get(AssetsService));
  });
  afterAll(async () => {
    await app?.close();
    await database?.remove();
  });

  const target = async (name: string): Promise<Target> => {
    const asset = await app.get(AssetsService).find(name, signal);
    return asset
      ? { kind: 'asset', name, asset_id: asset.id, environment: asset.environment }
      : { kind: 'host', name };
  };
  const invocation = async (name: string, patternName: string, inputs: ToolInputs) => ({
    pattern: patterns.find((pattern) => pattern.name === patternName)!,
    inputs,
    targets: [await target(name)],
    actor: 'olga',
  });
  const record = (name: string) => app.get(AssetsService).find(name, signal);

  it('change one field, as the preview told, and nothing else', async () => {
    const before = await record('web-stg-01');
    const call = await invocation('web-stg-01', 'update_asset', { field: 'owner', value: 'team-sre' });
    const changes = [{ target: 'web-stg-01', field: 'owner', from: before?.owner, to: 'team-sre' }];
    expect(await executor.preview(call, signal)).toEqual(changes);
    expect((await record('web-stg-01'))?.owner).toBe(before?.owner);
    expect(await executor.run(call, signal)).toMatchObject({ kind: 'change', changes });
    const { updated_at: _a, owner, ...rest } = (await record('web-stg-01'))!;
    const { updated_at: _b, owner: _c, ...restBefore } = before!;
    expect(owner).toBe('team-sre');
    expect(rest).toEqual(restBefore);
    expect(await executor.run(call, signal)).toMatchObject({
      changes: [],
      summary: expect.stringContaining('already'),
    });
  });

  it('add a record, once', async () => {
    const inputs = {
      request: 'register a new machine web-stg-09',
      ip_address: '10.9.9.9',
      environment: 'staging',
    };
    const call = await invocation('web-stg-09', 'update_asset', inputs);
    await executor.run(call, signal);
    expect(await record('web-stg-09')).toMatchObject({
      ip_address: '10.9.9.9',
      environment: 'staging',
    });
    await expect(executor.run(call, signal)).rejects.toMatchObject({ code: 'conflict' });
    const again = await invocation('web-stg-09', 'update_asset', inputs);
    await expect(executor.preview(again, signal)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('remove a record, and tell what it was', async () => {
    const call = await invocation('app-test-01', 'delete_asset', {});
    expect(await executor.run(call, signal)).toMatchObject({
      changes: expect.arrayContaining([
        { target: 'app-test-01', field: 'environment', from: 'test', to: null },
      ]),
    });
    expect(await record('app-test-01')).toBeNull();
    await expect(executor.run(call, signal)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never make a record of one that is not there, nor touch anything without a target', async () => {
    const change = await invocation('web-prod-99', 'update_asset', { field: 'owner', value: 'x' });
    await expect(executor.preview(change, signal)).rejects.toMatchObject({ code: 'not_found' });
    for (const name of ['update_asset', 'delete_asset'])
      await expect(
        executor.run(
          { ...(await invocation('web-prod-01', name, { field: 'owner', value: 'x' })), targets: [] },
          signal,
        ),
      ).rejects.toMatchObject({ code: 'invalid_request' });
    for (const [field, value] of [
      ['environment', 'moon'],
      ['status', 'sleeping'],
      ['ip_address', 'nowhere'],
    ])
      await expect(
        executor.preview(await invocation('web-stg-02', 'update_asset', { field, value }), signal),
      ).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('are in the record, with what was before', async () => {
    const events = await app
      .get(Database)
      .query<{ kind: string; principal: string }>(
        `SELECT kind, principal, payload FROM audit_events WHERE kind LIKE 'asset.%' ORDER BY sequence`,
        [],
        signal,
      );
    expect(events.map((event) => event.kind)).toEqual(['asset.updated', 'asset.created', 'asset.deleted']);
    expect(events[0]).toMatchObject({
      principal: 'olga',
      payload: { name: 'web-stg-01', changes: [{ field: 'owner', to: 'team-sre' }] },
    });
  });
});
