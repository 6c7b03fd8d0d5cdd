import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One counter for each thing that caches depend on. Rows are never deleted and values never fall, so nothing that was
 * cached under an old value comes back to life. `moved_in` is the transaction that moved the counter last: by it a
 * process asks for what it has not seen yet, and no commit slips between two questions.
 */
export class CreateCacheEpochs1700000000000 implements MigrationInterface {
  readonly name = 'CreateCacheEpochs1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cache_epochs (
        name text PRIMARY KEY,
        value bigint NOT NULL,
        moved_in xid8 NOT NULL
      )`);
    await runner.query('CREATE INDEX cache_epochs_moved_in ON cache_epochs (moved_in)');
    await runner.query(`
      CREATE FUNCTION bump_cache_epoch(moved text) RETURNS void LANGUAGE sql AS $$
        INSERT INTO cache_epochs AS epoch (name, value, moved_in) VALUES (moved, 1, pg_current_xact_id())
        ON CONFLICT (name) DO UPDATE SET value = epoch.value + 1, moved_in = pg_current_xact_id()
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION bump_cache_epoch(text)');
    await runner.query('DROP TABLE cache_epochs');
  }
}
