import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { postgresPrograms, startPostgres } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where tests may create databases; `null` where there is none. */
    postgresUrl: string | null;
    /** Folder of an embedded database as its first start makes it, to be copied: making one takes seconds. */
    newEmbeddedDatabase: string;
  }
}

type TearDown = () => Promise<void>;

/** The databases of the whole run. */
export default async function setUp(project: TestProject): Promise<TearDown> {
  const tearDowns = [await provideEmbedded(project), await providePostgres(project)];
  return async () => {
    await Promise.all(tearDowns.map((tearDown) => tearDown?.()));
  };
}

async function provideEmbedded(project: TestProject): Promise<TearDown> {
  const folder = await mkdtemp(join(tmpdir(), 'opsconductor-new-'));
  const database = await PGlite.create(join(folder, 'postgres'));
  await database.close();
  project.provide('newEmbeddedDatabase', join(folder, 'postgres'));
  return () => rm(folder, { recursive: true, force: true });
}

/** One PostgreSQL: the one named in the environment, else one of our own. */
async function providePostgres(project: TestProject): Promise<TearDown | undefined> {
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const programs = postgresPrograms();
  if (!programs) {
    const message = 'PostgreSQL is not installed (Debian package postgresql): its tests';
    if (process.env['CI'] === 'true')
      throw new Error(`${message} cannot run, and in CI none may be skipped.`);
    console.warn(`${message} are skipped.`);
    project.provide('postgresUrl', null);
    return undefined;
  }
  const server = await startPostgres(programs);
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
