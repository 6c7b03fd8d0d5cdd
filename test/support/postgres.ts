import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';

const run = promisify(execFile);

/** Where Debian puts the server programs, one folder a version. */
const PROGRAMS = '/usr/lib/postgresql';
const OWNER = 'postgres';

export interface PostgresServer {
  /** Of the maintenance database; tests make their own databases beside it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder with initdb and pg_ctl, or `undefined` where PostgreSQL is not installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(PROGRAMS)) return undefined;
  const folders = readdirSync(PROGRAMS)
    .toSorted((left, right) => Number(right) - Number(left))
    .map((version) => join(PROGRAMS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts a throw-away server on a free loopback port. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'opsconductor-postgres-'));
  if (process.getuid?.() === 0) await giveToOwner(folder);
  const data = join(folder, 'data');
  await runAsOwner(join(programs, 'initdb'), [
    '-D',
    data,
    '-U',
    OWNER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off`;
  const log = join(folder, 'log');
  await runAsOwner(join(programs, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', options, 'start']);
  return {
    url: `postgres://${OWNER}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await runAsOwner(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The server refuses to run as root. */
async function runAsOwner(program: string, parameters: readonly string[]): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  const command = asRoot ? ['runuser', '-u', OWNER, '--', program, ...parameters] : [program, ...parameters];
  const [file = '', ...rest] = command;
  await run(file, rest, { cwd: tmpdir() });
}

async function giveToOwner(folder: string): Promise<void> {
  const { stdout } = await run('id', ['-u', OWNER]);
  await chown(folder, Number(stdout), 0);
}
