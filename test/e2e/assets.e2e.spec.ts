import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import { expectProblem } from './support/problem.js';
import { rowNames } from './support/sample.js';

const NEW = {
  name: 'zz-test-01',
  environment: 'test',
  ip_address: '10.99.0.1',
  memory_gb: 8,
  tags: ['made-here'],
};

describe('/assets', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  it('creates, reads by every name, changes and removes a record', async () => {
    const created = await app.http.post('/assets', NEW);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      ...NEW,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      is_active: true,
    });
    const { id } = created.body as { id: string };
    for (const reference of [id, NEW.name, NEW.ip_address]) {
      const found = await app.http.get(`/assets/${reference}`);
      expect(found, reference).toMatchObject({ status: 200, body: { id, name: NEW.name } });
    }
    const changed = await app.http.patch(`/assets/${NEW.name}`, { memory_gb: 16, owner: 'team-test' });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...NEW, id, memory_gb: 16, owner: 'team-test' },
    });
    const cleared = await app.http.patch(`/assets/${id}`, { owner: null });
    expect(cleared).toMatchObject({ status: 200, body: { owner: null, memory_gb: 16 } });
    const removed = await app.http.delete(`/assets/${NEW.name}`);
    expect(removed).toMatchObject({ status: 204, text: '' });
    expectProblem(await app.http.get(`/assets/${id}`), 404, 'not_found');
  });

  it('shows no secrets and no columns of its own', async () => {
    const { body } = await app.http.get('/assets/db-prod-01');
    expect(Object.keys(body).filter((key) => /password|secret|private|encrypted|token/.test(key))).toEqual(
      [],
    );
  });

  it.each<[string, object]>([
    ['an unknown field', { ...NEW, colour: 'red' }],
    ['a credential', { ...NEW, password: 'x' }],
    ['an id of its own', { ...NEW, id: '05602a89-5b9a-5cfb-b068-8a5cfbbd1d35' }],
    ['no name', { environment: 'test' }],
    ['an empty name', { ...NEW, name: '' }],
    ['an unknown environment', { ...NEW, environment: 'moon' }],
    ['an unknown kind of device', { ...NEW, device_type: 'toaster' }],
    ['an address that is none', { ...NEW, ip_address: '10.20.1.999' }],
    ['a port that is none', { ...NEW, port: 70_000 }],
    ['a size that is text', { ...NEW, memory_gb: '64' }],
    ['tags that are no list', { ...NEW, tags: 'web' }],
    [
      'a service with an unknown field',
      { ...NEW, additional_services: [{ service_type: 'x', port: 1, is_secure: true, x: 1 }] },
    ],
  ])('creates nothing from %s', async (_what, body) => {
    const before = await app.inventory();
    expectProblem(await app.http.post('/assets', body), 400, 'invalid_request');
    expect(await app.inventory()).toEqual(before);
  });

  it.each<[string, object]>([
    ['an unknown field', { colour: 'red' }],
    ['an unknown status', { status: 'asleep' }],
    ['a name that is none', { name: '' }],
    ['an environment taken away', { environment: null }],
    ['a name taken away', { name: null }],
  ])('changes nothing by %s', async (_what, body) => {
    const before = await app.inventory();
    expectProblem(await app.http.patch('/assets/web-prod-01', body), 400, 'invalid_request');
    expect(await app.inventory()).toEqual(before);
  });

  it('takes no name twice', async () => {
    const before = await app.inventory();
    expectProblem(await app.http.post('/assets', { ...NEW, name: 'web-prod-01' }), 409, 'conflict');
    expectProblem(await app.http.patch('/assets/web-prod-02', { name: 'web-prod-01' }), 409, 'conflict');
    expect(await app.inventory()).toEqual(before);
  });

  it('finds no record that is not there', async () => {
    expectProblem(await app.http.patch('/assets/no-such-host', { owner: 'x' }), 404, 'not_found');
    expectProblem(await app.http.delete('/assets/no-such-host'), 404, 'not_found');
  });

  it('searches by what it has just learnt', async () => {
    await app.http.post('/assets', { ...NEW, name: 'zz-test-02', ip_address: '10.99.0.2' });
    const { body } = await app.http.get('/assets?tag=made-here');
    expect(rowNames(body['rows'] as Record<string, unknown>[])).toEqual(['zz-test-02']);
    const { answer } = await app.http.ask('list all assets tagged made-here');
    expect(rowNames(answer.data?.rows)).toEqual(['zz-test-02']);
    await app.http.delete('/assets/zz-test-02');
  });

  it('writes no formula into a CSV', async () => {
    await app.http.post('/assets', {
      ...NEW,
      name: 'zz-test-03',
      ip_address: '10.99.0.3',
      owner: '=cmd|calc',
      notes: '+1+1',
      description: 'plain, "quoted"',
    });
    const { text } = await app.http.get('/assets/export.csv?name=zz-test-03&fields=owner,notes,description');
    expect(text).toBe(
      'name,owner,notes,description\r\nzz-test-03,\'=cmd|calc,\'+1+1,"plain, ""quoted"""\r\n',
    );
    await app.http.delete('/assets/zz-test-03');
  });
});
