import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssetsService } from '@app/assets';
import { Database } from '@app/database';
import { EMBEDDED, type TestDatabase } from '../support/databases.js';
import { openInventory } from '../support/inventory-app.js';

const signal = new AbortController().signal;
const OWNER = fileURLToPath(new URL('../support/embedded-owner.ts', import.meta.url));
const HOOKS = new URL('../support/typescript-hooks.mjs', import.meta.url).href;

describe('the embedded database', { timeout: 60_000 }, () => {
  let folder: TestDatabase;
  const owners: ChildProcess[] = [];

  beforeEach(async () => {
    folder = await EMBEDDED.create();
    // Here the database is made by its first start.
    await rm(join(folder.dataDir, 'postgres'), { recursive: true });
  });

  afterEach(async () => {
    await Promise.all(owners.splice(0).map(killed));
    await folder.remove();
  });

  /** Another process on the folder, and the first thing it says. */
  async function startOwner(): Promise<{ owner: ChildProcess; says: unknown }> {
    const owner = fork(OWNER, [folder.dataDir], {
      execArgv: ['--import', 'reflect-metadata', '--import', HOOKS],
    });
    owners.push(owner);
    const [says] = await once(owner, 'message');
    return { owner, says };
  }

  async function killed(owner: ChildProcess): Promise<void> {
    if (owner.exitCode !== null || owner.signalCode !== null) return;
    owner.kill('SIGKILL');
    await once(owner, 'exit');
  }

  it('has one owner, whom the second is told about', async () => {
    const { owner, says } = await startOwner();
    expect(says).toBe('ready');
    await expect(openInventory(folder)).rejects.toMatchObject({
      code: 'data_folder_busy',
      detail: expect.stringContaining(`process ${owner.pid}`),
    });
    expect((await startOwner()).says).toBe('data_folder_busy');
  });

  it('is free once its owner is killed, with what was committed', async () => {
    const { owner } = await startOwner();
    await killed(owner);
    const app = await openInventory(folder);
    expect(await app.get(Database).query('SELECT count(*)::int AS marks FROM marks', [], signal)).toEqual([
      { marks: 1 },
    ]);
    await app.close();
  });

  it('keeps what was changed over a restart, and puts no sample back', async () => {
    const first = await openInventory(folder);
    expect(await first.get(AssetsService).count(undefined, signal)).toBe(62);
    await first.get(AssetsService).remove('web-prod-01', 'tester', signal);
    await first.close();
    const second = await openInventory(folder);
    expect(await second.get(AssetsService).count(undefined, signal)).toBe(61);
    await second.close();
  });

  it('answers many at the same time, each his own', async () => {
    const app = await openInventory(folder);
    const database = app.get(Database);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        database.query<{ n: number }>('SELECT $1::int AS n', [index], signal),
      ),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    await app.close();
  });
});
