import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Approval, Execution } from '@app/contracts';
import { describeOnDatabases } from '../support/databases.js';
import { TestApp } from './support/app.js';
import type { HttpClient } from './support/http-client.js';
import { expectProblem } from './support/problem.js';

const REQUEST = 'set the owner of web-prod-01 to team-sre';
const QUESTION = 'who owns web-prod-01?';

describeOnDatabases('a change, from the request to the record', (kind) => {
  let app: TestApp;
  let viewer: HttpClient;
  let olga: HttpClient;
  let anna: HttpClient;
  let adam: HttpClient;

  beforeAll(async () => {
    app = await TestApp.start({
      kind,
      keys: { vera: ['viewer'], olga: ['operator', 'approver'], anna: ['approver'], adam: ['admin'] },
    });
    viewer = app.as('vera');
    olga = app.as('olga');
    anna = app.as('anna');
    adam = app.as('adam');
  });
  afterAll(() => app?.close());

  const owner = async (name: string): Promise<unknown> =>
    (await app.rows<{ owner: string }>('SELECT owner FROM assets WHERE name = $1', [name]))[0]?.owner;
  const executions = async (): Promise<number> =>
    Number((await app.rows<{ count: string }>('SELECT count(*) AS count FROM executions'))[0]?.count);
  const ended = async (id: string): Promise<Execution> => {
    for (;;) {
      const execution = (await olga.get(`/executions/${id}`)).body as unknown as Execution;
      if (execution.finished_at) return execution;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('waits for another person, then is done, recorded, and seen at once', async () => {
    await viewer.ask(QUESTION);
    const before = await viewer.ask(QUESTION);
    expect(before.answer.cache.tools[0]?.status).toBe('hit');
    const inventory = await app.inventory();

    const { answer } = await olga.ask(REQUEST);
    expect(answer).toMatchObject({
      response_type: 'approval_request',
      outcome: 'approve',
      approval: {
        state: 'pending_approval',
        roles: ['approver'],
        approvals_required: 1,
        targets: [{ kind: 'asset', name: 'web-prod-01', environment: 'production' }],
        changes: [{ target: 'web-prod-01', field: 'owner', to: 'team-sre' }],
      },
    });
    expect(await app.inventory()).toEqual(inventory);
    const id = answer.approval!.id;
    const inbox = (await anna.get('/approvals?inbox=true')).body as { approvals: Approval[] };
    expect(inbox.approvals.map((approval) => approval.id)).toEqual([id]);

    expectProblem(await olga.post(`/approvals/${id}/approve`, {}), 403, 'self_approval');
    expectProblem(await viewer.post(`/approvals/${id}/approve`, {}), 403, 'forbidden');
    expectProblem(
      await anna.post(`/approvals/${id}/approve`, { plan_hash: '0'.repeat(64) }),
      409,
      'plan_changed',
    );
    expect(await app.inventory()).toEqual(inventory);
    expect(await executions()).toBe(0);

    const approved = await anna.post(`/approvals/${id}/approve`, {
      plan_hash: answer.approval!.plan_hash,
      comment: 'As agreed in the change meeting.',
    });
    expect(approved.status, approved.text).toBe(200);
    const approval = approved.body as unknown as Approval;
    expect(approval).toMatchObject({ state: 'approved', approvals_given: 1 });
    const execution = await ended(approval.execution_id!);
    expect(execution).toMatchObject({ state: 'completed', requester: 'olga', approval_id: id });

    expect(await owner('web-prod-01')).toBe('team-sre');
    const after = await viewer.ask(QUESTION);
    expect(after.answer.data).toMatchObject({ kind: 'field', value: 'team-sre' });

    expect((await adam.get('/audit/verify')).body).toMatchObject({ ok: true, faults: [] });
    const kinds = await app.rows<{ kind: string; principal: string }>(
      `SELECT kind, principal FROM audit_events WHERE subject = ANY($1) ORDER BY at, sequence`,
      [[id, execution.id]],
    );
    expect(kinds.map((event) => `${event.kind} ${event.principal}`)).toEqual(
      expect.arrayContaining([
        'approval.requested olga',
        'approval.refused olga',
        'approval.approved anna',
        'execution.queued olga',
      ]),
    );
  });

  it('runs at once where nobody needs to agree, and only for whoever may ask for changes', async () => {
    const request = 'set the owner of web-stg-01 to team-sre';
    const count = await executions();
    const refused = await viewer.post('/pipeline', { request });
    expect(refused.status, refused.text).toBe(403);
    expect(refused.body).toMatchObject({ response_type: 'error', error: { code: 'forbidden' } });
    expect(await owner('web-stg-01')).not.toBe('team-sre');
    expect(await executions()).toBe(count);

    const planned = await olga.ask(request, { mode: 'plan_only' });
    expect(planned.answer).toMatchObject({ response_type: 'plan_summary', outcome: 'execute' });
    expect(await executions()).toBe(count);

    const stale = await olga.post('/pipeline', { request, plan_hash: 'f'.repeat(64) });
    expect(stale.status, stale.text).toBe(409);
    expect(stale.body).toMatchObject({ response_type: 'error', error: { code: 'plan_changed' } });
    expect(await owner('web-stg-01')).not.toBe('team-sre');

    const done = await olga.post('/pipeline', { request, plan_hash: planned.answer.plan!.plan_hash });
    expect(done.body).toMatchObject({
      response_type: 'execution_result',
      outcome: 'execute',
      execution: { state: 'completed' },
    });
    expect(await owner('web-stg-01')).toBe('team-sre');
    expect((await viewer.ask('who owns web-stg-01?')).answer.data).toMatchObject({ value: 'team-sre' });
  });

  it('needs two others where it is critical, and none of them twice', async () => {
    const { answer } = await olga.ask('delete asset ws-prod-03');
    expect(answer.approval).toMatchObject({ state: 'pending_approval', approvals_required: 2 });
    const id = answer.approval!.id;
    const first = await anna.post(`/approvals/${id}/approve`, {});
    expect(first.body).toMatchObject({ state: 'pending_approval', approvals_given: 1 });
    await anna.post(`/approvals/${id}/approve`, {});
    expect((await anna.get(`/approvals/${id}`)).body).toMatchObject({
      state: 'pending_approval',
      approvals_given: 1,
    });
    expect(await owner('ws-prod-03')).toBeDefined();
    const rejected = await anna.post(`/approvals/${id}/reject`, { comment: 'On second thoughts.' });
    expect(rejected.status).toBe(409);
    expect((await olga.post(`/approvals/${id}/cancel`, {})).body).toMatchObject({ state: 'cancelled' });
  });

  it('is void where its target has moved meanwhile', async () => {
    const { answer } = await olga.ask('set the owner of web-prod-02 to team-sre');
    await app.rows(`UPDATE assets SET environment = 'staging' WHERE name = 'web-prod-02'`);
    const id = answer.approval!.id;
    expectProblem(await anna.post(`/approvals/${id}/approve`, {}), 409, 'plan_changed');
    expect((await anna.get(`/approvals/${id}`)).body).toMatchObject({
      state: 'cancelled',
      execution_id: null,
    });
    expect(await owner('web-prod-02')).not.toBe('team-sre');
  });

  it('keeps waiting where no executor can carry it out', async () => {
    const { answer } = await olga.ask('restart nginx on web-prod-01');
    expect(answer.warnings.join()).toContain('executor_not_configured');
    const id = answer.approval!.id;
    expectProblem(await anna.post(`/approvals/${id}/approve`, {}), 409, 'executor_not_configured');
    expect((await anna.get(`/approvals/${id}`)).body).toMatchObject({ state: 'pending_approval' });
  });

  it('is refused before anybody approves what must fail', async () => {
    const asked = await olga.post('/pipeline', { request: 'set the owner of web-prod-99 to team-sre' });
    expect(asked.body['response_type']).not.toBe('approval_request');
    const waiting = (await anna.get('/approvals?state=pending_approval')).body as { approvals: Approval[] };
    expect(waiting.approvals.filter(({ request }) => request.includes('web-prod-99'))).toEqual([]);
  });
});
