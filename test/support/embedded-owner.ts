import { openDataSource } from '@app/database';

/** A process that owns a data folder: writes a row, says so, and stays until it is killed. */
const [, , dataDir = ''] = process.argv;
try {
  const dataSource = await openDataSource({ dataDir }, { entities: [], migrations: [] });
  await dataSource.query('CREATE TABLE marks (at timestamptz DEFAULT clock_timestamp())');
  await dataSource.query('INSERT INTO marks DEFAULT VALUES');
  process.send?.('ready');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.send?.(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  process.exitCode = 1;
}
