import type { TestProject } from 'vitest/node';
import { postgresPrograms, startPostgres } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server where tests may create databases; `null` where there is none. */
    postgresUrl: string | null;
  }
}

/** One PostgreSQL for the whole run: the one named in the environment, else one of our own. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
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
