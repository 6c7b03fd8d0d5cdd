import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was understood last in a conversation. A session is its principal's alone: the same id of another is another. */
export class CreateSessions1700000005000 implements MigrationInterface {
  readonly name = 'CreateSessions1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sessions (
        principal text NOT NULL,
        id uuid NOT NULL,
        understanding jsonb NOT NULL,
        used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (principal, id)
      )`);
    await runner.query('CREATE INDEX sessions_expires_at ON sessions (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sessions');
  }
}
