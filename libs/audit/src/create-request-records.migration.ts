import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRequestRecords1700000002000 implements MigrationInterface {
  readonly name = 'CreateRequestRecords1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE request_records (
        id uuid PRIMARY KEY,
        created_at timestamptz NOT NULL,
        principal text NOT NULL,
        request text NOT NULL,
        input_hash text NOT NULL,
        response_type text NOT NULL,
        record jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_records() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'request records are never changed';
      END $$`);
    await runner.query(`
      CREATE TRIGGER request_records_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON request_records
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_records()`);
    await runner.query(`CREATE INDEX request_records_created_at ON request_records (created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE request_records`);
    await runner.query(`DROP FUNCTION refuse_change_of_records`);
  }
}
