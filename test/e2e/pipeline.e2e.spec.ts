import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnDatabases } from '../support/databases.js';
import { TestApp } from './support/app.js';
import { rowNames, SAMPLE, sampleAsset, sampleNames } from './support/sample.js';

const IN_PRODUCTION = 'list all servers in production';
const CACHED = 'how many linux servers are there per data center?';

describeOnDatabases('POST /pipeline', (kind) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start({ kind });
  });
  afterAll(() => app?.close());

  const ask = (request: string) => app.http.ask(request);

  it('lists every server in production', async () => {
    const { status, answer } = await ask(IN_PRODUCTION);
    const expected = sampleNames((a) => a.device_type === 'server' && a.environment === 'production');
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      response_type: 'information',
      outcome: 'answer',
      degraded: false,
      llm_calls: 0,
      data: { kind: 'assets', total: expected.length, shown: expected.length },
      decision: { effect: 'read', risk_level: 'low', requires_approval: false, source: 'fast_path' },
    });
    expect(rowNames(answer.data?.rows)).toEqual(expected);
    expect(expected).toHaveLength(33);
  });

  it('counts by group', async () => {
    const { answer } = await ask(CACHED);
    const counts = new Map<string, number>();
    for (const { device_type, os_type, data_center } of SAMPLE)
      if (device_type === 'server' && os_type === 'linux')
        counts.set(String(data_center), (counts.get(String(data_center)) ?? 0) + 1);
    const groups = answer.data?.groups?.map(({ key, count }) => [key, count] as const);
    expect(answer.response_type).toBe('information');
    expect(new Map(groups)).toEqual(counts);
  });

  it.each([
    ["what's the ip of db-prod-02?", 'ip_address', sampleAsset('db-prod-02').ip_address],
    ['who owns 10.20.1.31?', 'owner', SAMPLE.find((a) => a.ip_address === '10.20.1.31')?.owner],
  ])('answers “%s” with one field', async (request, field, value) => {
    const { answer } = await ask(request);
    expect(answer).toMatchObject({
      response_type: 'information',
      outcome: 'answer',
      data: { kind: 'field', field, value },
    });
    expect(answer.message).toContain(value);
  });

  it('offers an export that holds what was asked for', async () => {
    const { answer } = await ask('export all windows machines as csv');
    const expected = sampleNames((a) => a.os_type === 'windows');
    expect(answer).toMatchObject({
      response_type: 'information',
      data: { kind: 'file', total: expected.length, file: { media_type: 'text/csv' } },
    });
    const file = await app.http.get(answer.data?.file?.url ?? '');
    expect(file.status).toBe(200);
    const names = file.text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(names.toSorted()).toEqual(expected);
  });

  it('compares and excludes', async () => {
    const { answer } = await ask('servers with more than 64 GB of RAM that are not in FRA1');
    const expected = sampleNames(
      (a) => a.device_type === 'server' && (a.memory_gb ?? 0) > 64 && a.data_center !== 'FRA1',
    );
    expect(rowNames(answer.data?.rows)).toEqual(expected);
    expect(expected).not.toHaveLength(0);
  });

  it.each([
    ['restart nginx on web-prod-01', 'restart_service', 'write', 'medium', ['web-prod-01']],
    ['drop the orders database', 'delete_data', 'destructive', 'critical', ['orders']],
    [
      'run rm -rf / on web-prod-02 and show the output',
      'run_command',
      'destructive',
      'critical',
      ['web-prod-02'],
    ],
  ])('asks for approval of “%s” and runs nothing', async (request, action, effect, risk_level, targets) => {
    const before = await app.inventory();
    const { status, answer } = await ask(request);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      response_type: 'approval_request',
      outcome: 'approve',
      degraded: false,
      decision: { intent: { action }, effect, risk_level, requires_approval: true },
      execution_summary: { risk_level, steps: [{ effect, targets }] },
      cache: { tools: [] },
    });
    expect(answer.plan?.plan_hash).toBe(answer.execution_summary?.plan_hash);
    expect(answer.data).toBeUndefined();
    expect(answer.timings.tool_ms).toBe(0);
    expect(answer.timings.stages).not.toHaveProperty('execute');
    expect(answer.warnings.join()).toContain('executor_not_configured');
    expect(await app.inventory()).toEqual(before);
  });

  it('refuses what is not its business', async () => {
    const { status, answer } = await ask("what's the weather");
    expect(status).toBe(200);
    expect(answer).toMatchObject({ response_type: 'refusal', outcome: 'refuse' });
    expect(answer.plan).toBeUndefined();
  });

  it('asks back where it is not clear what is meant', async () => {
    const { status, answer } = await ask('check the thing');
    expect(status).toBe(200);
    expect(answer).toMatchObject({ response_type: 'clarification', outcome: 'clarify' });
    expect(answer.clarification_needed).toBeDefined();
    expect(answer.message).toMatch(/\?|Name /);
  });

  it('stops at the plan where only a plan is asked for', async () => {
    const { answer } = await app.http.ask(IN_PRODUCTION, { mode: 'plan_only' });
    expect(answer).toMatchObject({
      response_type: 'plan_summary',
      plan: { steps: [{ tool: 'asset-db', pattern: 'list_assets', effect: 'read' }] },
      cache: { tools: [] },
    });
    expect(answer.data).toBeUndefined();
  });

  it('gives each request an id of its own and records it under that', async () => {
    const [first, second] = [await ask(IN_PRODUCTION), await ask(IN_PRODUCTION)];
    expect(first.headers.get('x-request-id')).toBe(first.answer.request_id);
    expect(second.answer.request_id).not.toBe(first.answer.request_id);
    const found = await app.http.get(`/pipeline/requests/${first.answer.request_id}`);
    expect(found.status).toBe(200);
    expect(found.body).toMatchObject({
      request_id: first.answer.request_id,
      request: IN_PRODUCTION,
      principal: 'local',
      response_type: 'information',
      decision: { decision_id: first.answer.decision?.decision_id },
      selection: { selected_tools: [{ tool_name: 'asset-db' }] },
      cache: first.answer.cache,
      timings: { stages: first.answer.timings.stages },
    });
  });

  it('says that it needs a model, stores nothing, and says the same again', async () => {
    const stored = (await app.http.cacheLayer('intent')).entries;
    const answers = [await ask('wer besitzt db-prod-03?'), await ask('wer besitzt db-prod-03?')];
    for (const { status, headers, answer } of answers) {
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(headers.get('x-request-id')).toBe(answer.request_id);
      expect(answer).toMatchObject({
        response_type: 'error',
        error: { code: 'llm_unavailable' },
        degraded: true,
        decision: null,
        cache: { tools: [] },
      });
    }
    expect((await app.http.cacheLayer('intent')).entries).toBe(stored);
  });
});
