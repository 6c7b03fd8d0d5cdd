import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans that wait for people, and what people said of them. */
export class CreateApprovals1700000004000 implements MigrationInterface {
  readonly name = 'CreateApprovals1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE approvals (
        id uuid PRIMARY KEY,
        request_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('pending_approval', 'approved', 'rejected', 'expired', 'cancelled')),
        reason text,
        plan_hash text NOT NULL,
        request text NOT NULL,
        requester text NOT NULL,
        risk_level text NOT NULL,
        reasons text[] NOT NULL,
        roles text[] NOT NULL,
        approvals_required integer NOT NULL CHECK (approvals_required >= 1),
        decision jsonb NOT NULL,
        plan jsonb NOT NULL,
        changes jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        decided_at timestamptz,
        execution_id uuid REFERENCES executions (id),
        UNIQUE (request_id, plan_hash),
        CHECK ((decided_at IS NULL) = (state = 'pending_approval')),
        CHECK ((execution_id IS NOT NULL) = (state = 'approved'))
      )`);
    await runner.query('CREATE INDEX approvals_created_at ON approvals (created_at DESC, id)');
    await runner.query(
      `CREATE INDEX approvals_pending ON approvals (expires_at) WHERE state = 'pending_approval'`,
    );
    await runner.query(`
      CREATE TABLE approval_remarks (
        id uuid PRIMARY KEY,
        approval_id uuid NOT NULL REFERENCES approvals (id),
        principal text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('approve', 'reject', 'comment')),
        comment text,
        at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX approval_remarks_of ON approval_remarks (approval_id, at)');
    await runner.query(`
      CREATE UNIQUE INDEX approval_verdicts ON approval_remarks (approval_id, principal)
      WHERE verdict IN ('approve', 'reject')`);
    await runner.query(`
      CREATE FUNCTION refuse_reopening_of_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'pending_approval' OR NEW.plan_hash <> OLD.plan_hash OR NEW.plan <> OLD.plan THEN
          RAISE EXCEPTION 'approval % is % and is not changed any more', OLD.id, OLD.state;
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER approvals_stay_closed BEFORE UPDATE ON approvals
      FOR EACH ROW EXECUTE FUNCTION refuse_reopening_of_approvals()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE approval_remarks');
    await runner.query('DROP TABLE approvals');
    await runner.query('DROP FUNCTION refuse_reopening_of_approvals()');
  }
}
