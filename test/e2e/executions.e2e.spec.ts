import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Approval, type Execution, hasEnded } from '@app/contracts';
import { describeOnDatabases } from '../support/databases.js';
import { TestApp } from './support/app.js';
import type { HttpClient } from './support/http-client.js';
import { expectProblem } from './support/problem.js';

const APPROVERS = Array.from({ length: 10 }, (_, index) => `approver-${index}`);

/** How an execution was left by a worker that is no more. */
interface Left {
  readonly state?: 'queued' | 'running';
  readonly operation?: 'pending' | 'started';
  readonly cancelRequested?: boolean;
  readonly deadline?: string;
}

describeOnDatabases('plans at work', (kind) => {
  let app: TestApp;
  let olga: HttpClient;
  let made = 0;

  beforeAll(async () => {
    const approvers = Object.fromEntries(APPROVERS.map((name) => [name, ['approver'] as const]));
    app = await TestApp.start({
      kind,
      flags: { EXECUTION_LEASE_MS: '1000' },
      keys: { olga: ['operator'], otto: ['operator'], ...approvers },
    });
    olga = app.as('olga');
    await app.rows(`CREATE TABLE witnessed (owner text)`);
    await app.rows(
      `CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO witnessed VALUES (NEW.owner); RETURN NULL; END $$`,
    );
    await app.rows(
      `CREATE TRIGGER witness AFTER UPDATE OF owner ON assets FOR EACH ROW EXECUTE FUNCTION witness()`,
    );
  });
  afterAll(() => app?.close());

  const writes = async (owner: string): Promise<number> =>
    Number(
      (
        await app.rows<{ count: string }>('SELECT count(*) AS count FROM witnessed WHERE owner = $1', [owner])
      )[0]?.count,
    );
  const find = async (id: string) => (await olga.get(`/executions/${id}`)).body as unknown as Execution;
  const ended = async (id: string): Promise<Execution> => {
    for (;;) {
      const execution = await find(id);
      if (hasEnded(execution.state)) return execution;
      await pause(50);
    }
  };
  const approval = async (): Promise<{ id: string; owner: string }> => {
    const owner = `team-a${(made += 1)}`;
    const { answer } = await olga.ask(`set the owner of web-prod-01 to ${owner}`);
    return { id: answer.approval!.id, owner };
  };

  /** Puts an execution into the database as if a worker had left it so, long ago. */
  const leave = async ({
    state = 'running',
    operation = 'started',
    cancelRequested = false,
    deadline = '1 hour',
  }: Left) => {
    const owner = `team-l${(made += 1)}`;
    const planned = await olga.ask(`set the owner of web-stg-01 to ${owner}`, { mode: 'plan_only' });
    const { plan, decision } = planned.answer;
    const id = randomUUID();
    await app.rows(
      `INSERT INTO executions (id, request_id, idempotency_key, plan_hash, requester, state, decision, plan,
         cancel_requested, owner, lease_until, created_at, deadline_at)
       VALUES ($1, $2, $3, $4, 'olga', $5, $6, $7, $8, $9, now() - interval '1 second', now() - interval '1 minute', now() + $10::interval)`,
      [
        id,
        randomUUID(),
        id,
        plan!.plan_hash,
        state,
        JSON.stringify(decision),
        JSON.stringify(plan),
        cancelRequested,
        randomUUID(),
        deadline,
      ],
    );
    const [step] = plan!.steps;
    await app.rows(
      `INSERT INTO execution_operations (execution_id, position, step_id, target, effect, state) VALUES ($1, 0, $2, $3, $4, $5)`,
      [id, step!.id, JSON.stringify(step!.targets[0]), step!.effect, operation],
    );
    return { owner, execution: await ended(id) };
  };

  it('that were cut off within a change end as partial, and the change is never tried again', async () => {
    const { owner, execution } = await leave({});
    expect(execution).toMatchObject({
      state: 'partial',
      operations: [{ state: 'unknown', error: { code: 'internal' } }],
    });
    await pause(1_500);
    expect(await writes(owner)).toBe(0);
    expect(await find(execution.id)).toMatchObject({ state: 'partial' });
  });

  it.each<[string, Left, string, number]>([
    ['before a change are taken up', { operation: 'pending' }, 'completed', 1],
    ['in the queue are taken up', { state: 'queued', operation: 'pending' }, 'completed', 1],
    [
      'after a cancellation was asked for end there',
      { operation: 'pending', cancelRequested: true },
      'cancelled',
      0,
    ],
    ['past their time end there', { operation: 'pending', deadline: '-1 second' }, 'timeout', 0],
  ])('that were left %s', async (_when, left, state, count) => {
    const { owner, execution } = await leave(left);
    expect(execution.state, JSON.stringify(execution)).toBe(state);
    expect(await writes(owner)).toBe(count);
  });

  it('that have ended cannot be reopened, not even behind the back of the product', async () => {
    const { execution } = await leave({});
    await expect(
      app.rows(`UPDATE executions SET state = 'queued', finished_at = NULL WHERE id = $1`, [execution.id]),
    ).rejects.toThrow(/has ended as partial/);
    expectProblem(await olga.post(`/executions/${execution.id}/cancel`, {}), 409, 'execution_closed');
    expectProblem(await app.as('otto').post(`/executions/${execution.id}/cancel`, {}), 403, 'forbidden');
  });

  it('come out of an approval once, however many decide at the same moment', async () => {
    const { id, owner } = await approval();
    const replies = await Promise.all(
      APPROVERS.map((name, index) =>
        app.as(name).post(`/approvals/${id}/${index % 2 ? 'approve' : 'reject'}`, {}),
      ),
    );
    const won = replies.filter(({ status }) => status === 200);
    expect(won, replies.map(({ text }) => text).join('\n')).toHaveLength(1);
    const lost = replies.filter(({ status }) => status !== 200);
    expect(lost.map(({ body }) => body['code'])).toEqual(lost.map(() => 'approval_closed'));
    const closed = (await olga.get(`/approvals/${id}`)).body as unknown as Approval;
    const executions = await app.rows('SELECT id FROM executions WHERE approval_id = $1', [id]);
    expect(executions).toHaveLength(closed.state === 'approved' ? 1 : 0);
    if (closed.execution_id) await ended(closed.execution_id);
    expect(await writes(owner)).toBe(closed.state === 'approved' ? 1 : 0);
  });

  it('come out of an approval once, though the same person says yes twice', async () => {
    const { id, owner } = await approval();
    const anna = app.as('approver-0');
    const replies = await Promise.all([0, 1, 2].map(() => anna.post(`/approvals/${id}/approve`, {})));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { execution_id } = replies[0]!.body as unknown as Approval;
    await ended(execution_id!);
    expect(await writes(owner)).toBe(1);
    expectProblem(await anna.post(`/approvals/${id}/reject`, {}), 409, 'approval_closed');
  });

  it('are told event by event, from the beginning or from where one left', async () => {
    const { answer } = await olga.ask(`set the owner of web-stg-02 to team-events`);
    const path = `/executions/${answer.execution!.id}/events`;
    const events = (text: string) =>
      [...text.matchAll(/id: (\d+)\nevent: (\w+)\n/g)].map(([, id, type]) => `${id} ${type}`);
    const all = await olga.get(path);
    expect(all.headers.get('content-type')).toBe('text/event-stream');
    expect(events(all.text)).toEqual(['1 state', '2 state', '3 operation', '4 operation', '5 state']);
    expect(all.text).toContain('"state":"completed"');
    const rest = await olga.send('GET', path, undefined, { 'Last-Event-ID': '3' });
    expect(events(rest.text)).toEqual(['4 operation', '5 state']);
  });

  it('expire with their approval, and are in the record with every step', async () => {
    const { id } = await approval();
    await app.rows('ALTER TABLE approvals DISABLE TRIGGER USER');
    await app.rows(`UPDATE approvals SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    await app.rows('ALTER TABLE approvals ENABLE TRIGGER USER');
    expect((await olga.get(`/approvals/${id}`)).body).toMatchObject({ state: 'expired' });
    expectProblem(await app.as('approver-0').post(`/approvals/${id}/approve`, {}), 409, 'approval_closed');
    const inbox = (await app.as('approver-0').get('/approvals?inbox=true')).body as { approvals: Approval[] };
    expect(inbox.approvals.map((one) => one.id)).not.toContain(id);

    const { answer } = await olga.ask(`set the owner of web-stg-02 to team-recorded`);
    const kinds = await app.rows<{ kind: string }>(
      'SELECT kind FROM audit_events WHERE subject = $1 ORDER BY sequence',
      [answer.execution!.id],
    );
    expect(kinds.map((row) => row.kind)).toEqual([
      'execution.queued',
      'execution.started',
      'operation.started',
      'operation.ended',
      'execution.ended',
    ]);
  });
});
