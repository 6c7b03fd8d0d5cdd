import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import { expectProblem } from './support/problem.js';
import { rowNames, SAMPLE, type SampleAsset, sampleNames } from './support/sample.js';

const offers = (service: string) => (a: SampleAsset) =>
  [a.service_type, ...a.additional_services.map(({ service_type }) => service_type)].includes(service);
const listensOn = (port: number) => (a: SampleAsset) =>
  [a.port, ...a.additional_services.map((service) => service.port)].includes(port);

describe('searching /assets', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  const found = async (path: string) => {
    const { status, body, text } = await app.http.get(path);
    expect(status, text).toBe(200);
    return { names: rowNames(body['rows'] as Record<string, unknown>[]), total: body['total'] };
  };

  it.each<[string, (asset: SampleAsset) => boolean]>([
    ['name=web-prod-01', (a) => a.name === 'web-prod-01'],
    ['name=starts_with:web-', (a) => a.name.startsWith('web-')],
    ['hostname=ends_with:.northwind.example', (a) => a.hostname?.endsWith('.northwind.example') ?? false],
    ['ip=10.20.1.31', (a) => a.ip_address === '10.20.1.31'],
    ['ip=10.20.1.0/24', (a) => a.ip_address?.startsWith('10.20.1.') ?? false],
    ['os=windows', (a) => a.os_type === 'windows'],
    ['environment=staging', (a) => a.environment === 'staging'],
    ['environment=staging,test', (a) => ['staging', 'test'].includes(a.environment)],
    ['environment=!production', (a) => a.environment !== 'production'],
    ['status=maintenance', (a) => a.status === 'maintenance'],
    ['criticality=critical', (a) => a.criticality === 'critical'],
    ['type=network_device', (a) => a.device_type === 'network_device'],
    ['service=nginx', offers('nginx')],
    ['port=443', listensOn(443)],
    ['data_center=FRA1', (a) => a.data_center === 'FRA1'],
    ['owner=team-data', (a) => a.owner === 'team-data'],
    ['tag=external-facing', (a) => a.tags.includes('external-facing')],
    ['memory_gb=gt:64', (a) => (a.memory_gb ?? 0) > 64],
    ['cpu_cores=lte:8', (a) => a.cpu_cores !== null && a.cpu_cores <= 8],
    ['disk_gb=gte:960', (a) => (a.disk_gb ?? 0) >= 960],
    ['active=false', (a) => !a.is_active],
    [
      'environment=production&os=linux&memory_gb=gt:64&type=server',
      (a) =>
        a.environment === 'production' &&
        a.os_type === 'linux' &&
        (a.memory_gb ?? 0) > 64 &&
        a.device_type === 'server',
    ],
  ])('GET /assets?%s', async (query, holds) => {
    const expected = sampleNames(holds);
    expect(expected).not.toHaveLength(0);
    expect(await found(`/assets?${query}`)).toEqual({ names: expected, total: expected.length });
  });

  it.each([
    'colour=red',
    'environment_=production',
    'memory_gb=lots',
    'memory_gb=gt:lots',
    'active=maybe',
    'ip=10.20.1.0/99',
    'limit=0',
    'limit=501',
    'offset=-1',
    'offset=99999999999999999999',
    'name=%00',
    'fields=password',
    'sort=password',
    'filter={"field":"password","operator":"eq","value":"x"}',
    'filter=not json',
    'name=a&name=b',
  ])('GET /assets?%s is refused, not ignored', async (query) => {
    const reply = await app.http.get(`/assets?${query}`);
    expect(reply.status, reply.text).toBe(400);
    expectProblem(reply, 400, String(reply.body['code']));
    expect(['invalid_request', 'unknown_field']).toContain(reply.body['code']);
  });

  it('pages, sorts and shows the fields asked for', async () => {
    const path = '/assets?type=server&fields=name,memory_gb&sort=-memory_gb,name';
    const whole = (await app.http.get(`${path}&limit=500`)).body['rows'] as Record<string, unknown>[];
    const memory = whole.map((row) => Number(row['memory_gb']));
    expect(memory).toEqual(memory.toSorted((left, right) => right - left));
    const pages = [];
    for (let offset = 0; offset < whole.length; offset += 10)
      pages.push(...((await app.http.get(`${path}&limit=10&offset=${offset}`)).body['rows'] as object[]));
    expect(pages).toEqual(whole);
  });

  it('combines filters with and, or, not', async () => {
    const filter = {
      and: [
        {
          or: [
            { field: 'os', operator: 'eq', value: 'windows' },
            { field: 'memory_gb', operator: 'gt', value: 128 },
          ],
        },
        { not: { field: 'environment', operator: 'eq', value: 'production' } },
      ],
    };
    const { status, body } = await app.http.post('/assets/search', { filter, limit: 500 });
    expect(status).toBe(200);
    const expected = sampleNames(
      (a) => (a.os_type === 'windows' || (a.memory_gb ?? 0) > 128) && a.environment !== 'production',
    );
    expect(rowNames(body['rows'] as Record<string, unknown>[])).toEqual(expected);
    expect((await found(`/assets?filter=${encodeURIComponent(JSON.stringify(filter))}`)).names).toEqual(
      expected,
    );
  });

  it('counts by groups', async () => {
    const filter = { field: 'device_type', operator: 'eq', value: 'server' };
    const { body } = await app.http.post('/assets/search', { filter, group_by: ['environment'] });
    const counts = Object.fromEntries(
      (body['groups'] as { key: string; count: number }[]).map(({ key, count }) => [key, count]),
    );
    const servers = SAMPLE.filter((a) => a.device_type === 'server');
    for (const environment of new Set(servers.map((a) => a.environment)))
      expect(counts[environment]).toBe(servers.filter((a) => a.environment === environment).length);
    expect(Object.keys(counts)).toHaveLength(new Set(servers.map((a) => a.environment)).size);
  });

  it.each<[string, object]>([
    ['an unknown field', { filter: { field: 'password', operator: 'eq', value: 'x' } }],
    ['an unknown operator', { filter: { field: 'name', operator: 'regex', value: '.*' } }],
    ['an empty branch', { filter: { and: [] } }],
    ['a stray key', { filter: { field: 'name', operator: 'eq', value: 'x', or: [] } }],
    ['an unknown property', { where: '1=1' }],
    ['an unknown group', { group_by: ['password'] }],
  ])('POST /assets/search refuses %s', async (_what, body) => {
    expectProblem(await app.http.post('/assets/search', body), 400, 'invalid_request');
  });

  it.each([9, 1000, 5000])('refuses a filter that is nested %i deep', async (depth) => {
    const filter = `${'{"not":'.repeat(depth)}{"field":"name","operator":"eq","value":"x"}${'}'.repeat(depth)}`;
    const type = { 'Content-Type': 'application/json' };
    const reply = await app.http.send('POST', '/assets/search', `{"filter":${filter}}`, type);
    expectProblem(reply, 400, 'invalid_request');
  });

  it('treats what looks like SQL as text', async () => {
    expect(await found("/assets?name='%20OR%201=1--")).toEqual({ names: [], total: 0 });
    expect(await found('/assets?name=contains:%25')).toEqual({ names: [], total: 0 });
    expect((await found('/assets?limit=1')).total).toBe(SAMPLE.length);
  });

  it.each(['', '?os=windows&environment=production'])('exports as CSV and JSON: %s', async (query) => {
    const expected = sampleNames(
      (a) => !query || (a.os_type === 'windows' && a.environment === 'production'),
    );
    const csv = await app.http.get(`/assets/export.csv${query}`);
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="assets.csv"');
    expect(csv.headers.get('transfer-encoding')).toBe('chunked');
    const [header, ...lines] = csv.text.trimEnd().split('\r\n');
    expect(header).toMatch(/^name,/);
    expect(lines.map((line) => String(line.split(',')[0])).toSorted()).toEqual(expected);
    const json = await app.http.get(`/assets/export.json${query}`);
    expect(json.headers.get('content-type')).toMatch(/^application\/json/);
    expect(rowNames(JSON.parse(json.text) as Record<string, unknown>[])).toEqual(expected);
  });

  it('exports nothing under a filter that is none', async () => {
    expectProblem(await app.http.get('/assets/export.csv?colour=red'), 400, 'invalid_request');
    expectProblem(await app.http.get('/assets/export.json?memory_gb=lots'), 400, 'invalid_request');
  });
});
