import { Client } from 'pg';
import { EmbeddedPostgres } from '../../libs/database/src/embedded/embedded-postgres.js';

/** A process that owns a data folder: writes a row, says so, and stays until it is killed. */
const [, , dataDir = ''] = process.argv;
try {
  const embedded = await EmbeddedPostgres.open(dataDir);
  const client = new Client({ ...embedded.address, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS marks (at timestamptz DEFAULT clock_timestamp())');
  await client.query('INSERT INTO marks DEFAULT VALUES');
  process.send?.('ready');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.send?.(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  process.exitCode = 1;
}
