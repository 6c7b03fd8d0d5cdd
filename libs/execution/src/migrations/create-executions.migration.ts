import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans at work. Times are the database's own, since leases are compared between processes. */
export class CreateExecutions1700000003000 implements MigrationInterface {
  readonly name = 'CreateExecutions1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE executions (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL,
        approval_id uuid,
        idempotency_key text NOT NULL UNIQUE,
        plan_hash text NOT NULL,
        requester text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('queued', 'running', 'completed', 'failed', 'partial', 'timeout', 'cancelled')),
        reason text,
        decision jsonb NOT NULL,
        plan jsonb NOT NULL,
        cancel_requested boolean NOT NULL DEFAULT false,
        owner uuid,
        lease_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        finished_at timestamptz,
        deadline_at timestamptz NOT NULL,
        CHECK ((finished_at IS NULL) = (state IN ('queued', 'running')))
      )`);
    await runner.query(
      `CREATE INDEX executions_open ON executions (created_at) WHERE state IN ('queued', 'running')`,
    );
    await runner.query('CREATE INDEX executions_created_at ON executions (created_at DESC, id)');
    await runner.query(`
      CREATE TABLE execution_operations (
        execution_id uuid NOT NULL REFERENCES executions (id),
        position integer NOT NULL,
        step_id text NOT NULL,
        target jsonb,
        effect text NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN
          ('pending', 'started', 'completed', 'failed', 'skipped', 'unknown')),
        started_at timestamptz,
        finished_at timestamptz,
        result jsonb,
        error jsonb,
        PRIMARY KEY (execution_id, position)
      )`);
    await runner.query(`
      CREATE TABLE execution_events (
        execution_id uuid NOT NULL REFERENCES executions (id),
        sequence integer NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        type text NOT NULL CHECK (type IN ('state', 'operation', 'cancel_requested')),
        data jsonb NOT NULL,
        PRIMARY KEY (execution_id, sequence)
      )`);
    await this.refuseReopening(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['execution_events', 'execution_operations', 'executions'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION refuse_reopening_of_executions()');
  }

  /** What has ended stays ended, whatever a program gets wrong. */
  private async refuseReopening(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_reopening_of_executions() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state NOT IN ('queued', 'running', 'pending', 'started') AND NEW.state <> OLD.state THEN
          RAISE EXCEPTION '% has ended as % and cannot become %', TG_TABLE_NAME, OLD.state, NEW.state;
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['executions', 'execution_operations'])
      await runner.query(`
        CREATE TRIGGER ${table}_stay_ended BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_reopening_of_executions()`);
  }
}
