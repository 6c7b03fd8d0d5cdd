import { afterEach, describe, expect, it, vi } from 'vitest';
import { AssetsService, SampleInventory } from '@app/assets';
import { EpochSource } from '@app/cache';
import { Database, DatabaseHealth } from '@app/database';
import { POSTGRESQL, type TestDatabase } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;

describe.skipIf(POSTGRESQL.missing)('several processes on one PostgreSQL', () => {
  let database: TestDatabase | undefined;

  afterEach(() => database?.remove());

  it('migrate and seed once when they start together', async () => {
    database = await POSTGRESQL.create();
    const location = database;
    const apps = await Promise.all([0, 1, 2].map(() => openInventory(location)));
    const seeded = await Promise.all(apps.map((app) => app.get(SampleInventory).seed(signal)));
    expect(seeded.toSorted()).toEqual([false, false, true]);
    const counts = await Promise.all(apps.map((app) => app.get(AssetsService).count(undefined, signal)));
    expect(counts).toEqual([62, 62, 62]);
    const migrations = await apps[0]?.get(Database).query('SELECT name FROM migrations', [], signal);
    expect(migrations).toHaveLength(3);
    await Promise.all(apps.map((app) => app.close()));
  });

  it('learn of a change that committed late, though a later one is known already', async () => {
    database = await POSTGRESQL.create();
    const [writer, reader] = await Promise.all([openInventory(database), openInventory(database)]);
    const epochs = reader.get(EpochSource);
    await writer.get(Database).transaction(async (manager) => {
      await manager.query(`SELECT bump_cache_epoch('early')`);
      await reader.get(Database).query(`SELECT bump_cache_epoch('late')`, [], signal);
      await epochs.refresh(signal);
      expect(epochs.known(['early', 'late'])).toEqual({ early: 0, late: 1 });
    }, signal);
    await epochs.refresh(signal);
    expect(epochs.known(['early', 'late'])).toEqual({ early: 1, late: 1 });
    await Promise.all([writer.close(), reader.close()]);
  });

  it('go on after the server has thrown them out', async () => {
    database = await POSTGRESQL.create();
    const app = await openInventory(database);
    const sql = app.get(Database);
    const cut = sql.query('SELECT pg_terminate_backend(pg_backend_pid())', [], signal);
    await expect(cut).rejects.toMatchObject({ code: 'database_unavailable' });
    // The pool learns of the loss when the socket closes, a moment after the statement has failed.
    await vi.waitFor(() => app.get(DatabaseHealth).ping(signal));
    expect(await app.get(AssetsService).count(undefined, signal)).toBe(0);
    await app.close();
  });

  it('end a statement that takes too long for its caller', async () => {
    database = await POSTGRESQL.create();
    const app = await openInventory(database);
    const sleep = app.get(Database).query('SELECT pg_sleep(3)', [], AbortSignal.timeout(50));
    await expect(sleep).rejects.toThrow(/timeout/);
    await app.get(DatabaseHealth).ping(signal);
    await app.close();
  });
});

describe('a PostgreSQL that cannot be reached', () => {
  it('stops the boot with a message that names the server and not the password', async () => {
    const url = `postgres://ops:hunter2@127.0.0.1:${await freePort()}/inventory`;
    const boot = openInventory({ url, dataDir: '/nowhere' });
    await expect(boot).rejects.toMatchObject({ code: 'database_unavailable' });
    await expect(boot).rejects.toThrow(/127\.0\.0\.1:\d+\/inventory/);
    await expect(boot).rejects.not.toThrow(/hunter2/);
  });
});
