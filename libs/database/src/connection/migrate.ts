import { type DataSource, MigrationExecutor } from 'typeorm';

/** Any constant will do, as long as every version of the product uses the same. */
const MIGRATION_LOCK = 7_305_001;
/** How long a process waits for another one that is migrating. */
const PATIENCE = '120s';

/**
 * Applies the pending migrations in one transaction. Processes that start at the same moment take turns by a lock
 * that ends with the transaction, so a crash frees it and the embedded database's single session can take it too.
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query(`SET LOCAL statement_timeout = '${PATIENCE}'`);
    await runner.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await new MigrationExecutor(dataSource, runner).executePendingMigrations();
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}
