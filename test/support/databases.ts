import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, inject } from 'vitest';
import type { DatabaseLocation } from '@app/database';

/** A database of a test's own, and how to be rid of it. */
export interface TestDatabase extends DatabaseLocation {
  remove(): Promise<void>;
}

export interface DatabaseKind {
  readonly name: string;
  /** True where this machine has none; the run has said so. */
  readonly missing: boolean;
  create(): Promise<TestDatabase>;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl().href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): URL {
  const url = inject('postgresUrl');
  if (!url) throw new Error('There is no PostgreSQL server.');
  return new URL(url);
}

/** What the product runs on by default: a data folder whose database is as new, made once for all tests. */
export const EMBEDDED: DatabaseKind = {
  name: 'embedded',
  missing: false,
  create: async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-data-'));
    await cp(inject('newEmbeddedDatabase'), join(dataDir, 'postgres'), { recursive: true });
    return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
  },
};

/** A new database on a real server. */
export const POSTGRESQL: DatabaseKind = {
  name: 'PostgreSQL',
  missing: !inject('postgresUrl'),
  create: async () => {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await onServer(`CREATE DATABASE ${name}`);
    const url = serverUrl();
    url.pathname = `/${name}`;
    // Some files, such as the key that signs the record, are kept there all the same.
    const dataDir = await mkdtemp(join(tmpdir(), 'opsconductor-data-'));
    const remove = async () => {
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true, force: true });
    };
    return { url: url.href, dataDir, remove };
  },
};

/**
 * A group of tests on each kind of database, since whatever touches one is shown on both. Where there is no PostgreSQL,
 * its half is skipped, and its name says why.
 */
export function describeOnDatabases(name: string, tests: (kind: DatabaseKind) => void): void {
  for (const kind of [EMBEDDED, POSTGRESQL]) {
    const needs = kind.missing ? ' (needs PostgreSQL: apt-get install postgresql)' : '';
    describe.skipIf(kind.missing)(`${name} on ${kind.name}${needs}`, () => tests(kind));
  }
}
