import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record and its checkpoints. The database itself refuses to change either; whoever works around that is found
 * by verification, since every row is chained to the one before it.
 */
export class CreateAuditEvents1700000002500 implements MigrationInterface {
  readonly name = 'CreateAuditEvents1700000002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_events (
        stream text NOT NULL,
        day date NOT NULL,
        sequence bigint NOT NULL,
        id uuid NOT NULL UNIQUE,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        request_id uuid,
        principal text NOT NULL,
        subject text,
        payload jsonb NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (stream, day, sequence)
      )`);
    await runner.query('CREATE INDEX audit_events_at ON audit_events (at, stream, day, sequence)');
    await runner.query('CREATE INDEX audit_events_kind ON audit_events (kind, at)');
    await runner.query(
      'CREATE INDEX audit_events_request ON audit_events (request_id) WHERE request_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX audit_events_subject ON audit_events (subject, at) WHERE subject IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE audit_checkpoints (
        sequence bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        heads jsonb NOT NULL,
        adopted boolean NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        key_id text NOT NULL,
        signature text NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX audit_checkpoints_heads ON audit_checkpoints USING gin (heads jsonb_path_ops)',
    );
    await runner.query(`
      CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the record is never changed: % on % is refused', TG_OP, TG_TABLE_NAME;
      END $$`);
    for (const table of ['audit_events', 'audit_checkpoints'])
      await runner.query(`
        CREATE TRIGGER ${table}_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_checkpoints');
    await runner.query('DROP TABLE audit_events');
    await runner.query('DROP FUNCTION refuse_change_of_audit');
  }
}
