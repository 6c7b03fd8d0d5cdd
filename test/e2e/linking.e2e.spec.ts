import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type ScriptedReply } from '../support/scripted-engine/script.js';
import { ScriptedEngine } from '../support/scripted-engine/scripted-engine.js';
import { TestApp } from './support/app.js';
import { sampleAsset } from './support/sample.js';

/** What a model writes that is as sure as a model can be. */
const sure = (a: string, ...named: [string, string][]): ScriptedReply => ({
  ...(json({ a, e: named.map(([t, v]) => ({ t, v })) }) as { kind: 'text'; text: string }),
  logprob: -0.01,
});

describe('names of a request in the inventory', () => {
  let engine: ScriptedEngine;
  let app: TestApp;

  beforeAll(async () => {
    engine = await ScriptedEngine.start({ script: [sure('get_help')] });
    app = await TestApp.start({ flags: { LLM_PROVIDER: 'vllm', VLLM_BASE_URL: engine.url } });
    await app.http.post('/assets', {
      name: 'frontend-a',
      hostname: 'fe-77.northwind.example',
      environment: 'production',
      owner: 'team-shop',
    });
  });
  afterAll(async () => {
    await app?.close();
    await engine?.stop();
  });

  const ask = async (request: string, reply?: ScriptedReply) => {
    if (reply) engine.rescript([reply]);
    return (await app.http.ask(request)).answer;
  };
  const candidatesOf = ({ candidates = [] }: Awaited<ReturnType<typeof ask>>) =>
    candidates.map(({ name }) => name);

  it('are looked at by an alias, which is said', async () => {
    const answer = await ask('who owns web-prod-1?');
    expect(answer).toMatchObject({
      outcome: 'answer',
      data: { value: sampleAsset('web-prod-01').owner },
      warnings: ['web-prod-1 was read as web-prod-01.'],
      decision: { entities: [{ value: 'web-prod-1', asset_id: expect.any(String) }] },
    });
  });

  it.each([
    ['webprod01', 'web-prod-01'],
    ['mail-prod', 'mail-prod-01'],
    ['Mail prod 1', 'mail-prod-01'],
  ])('are looked at by %s for %s', async (written, name) => {
    const request = `wem gehört denn bitte ${written}`;
    const answer = await ask(request, sure('get_asset', ['hostname', written]));
    expect(answer).toMatchObject({
      outcome: 'answer',
      data: { rows: [{ name }] },
      warnings: [`${written} was read as ${name}.`],
    });
  });

  it('are not looked at where a name stands for several', async () => {
    const answer = await ask('wem gehört web-prod', sure('get_asset', ['hostname', 'web-prod']));
    expect(answer).toMatchObject({ outcome: 'answer', data: { total: 0 } });
    expect(answer.warnings.join()).toContain('Did you mean web-prod-01 or web-prod-02');
  });

  it.each([
    ['web-prod-1', ['web-prod-01']],
    ['webprod01', ['web-prod-01']],
    ['mail-prod', ['mail-prod-01']],
    ['web-prod', ['web-prod-01', 'web-prod-02', 'web-prod-03', 'web-prod-04']],
    ['web-prd-01', ['web-prod-01']],
  ])('are never changed by %s: a question offers %j', async (written, names) => {
    const before = await app.inventory();
    const answer = await ask(`mach mal ${written} neu starten`, sure('reboot_host', ['hostname', written]));
    expect(answer).toMatchObject({ outcome: 'clarify', response_type: 'clarification' });
    expect(answer.approval).toBeUndefined();
    expect(answer.clarification_needed).toEqual(['target']);
    expect(candidatesOf(answer)).toEqual(expect.arrayContaining(names));
    expect(candidatesOf(answer)[0]).toBe(names[0]);
    expect(answer.decision?.risk_level).toBe('critical');
    expect(await app.inventory()).toEqual(before);
  });

  it('are changed by the host part of an FQDN, which is said, in its own environment', async () => {
    const answer = await ask('reboot fe-77');
    expect(answer).toMatchObject({
      outcome: 'approve',
      approval: { targets: [{ name: 'frontend-a', environment: 'production' }] },
      decision: { risk_level: 'critical', entities: [{ value: 'fe-77' }] },
    });
    expect(answer.warnings).toContain('fe-77 was read as frontend-a.');
  });

  it('are changed as they are where they resemble nothing', async () => {
    const answer = await ask('reboot mars-rover-7');
    expect(answer).toMatchObject({ outcome: 'approve', plan: { steps: [{ targets: [{ kind: 'host' }] }] } });
  });

  it('are asked for where a service is misspelt, and warned of where it is only looked for', async () => {
    const restart = sure('restart_service', ['service', 'ngnix'], ['hostname', 'web-stg-01']);
    const asked = await ask('restart ngnix on web-stg-01', restart);
    expect(asked).toMatchObject({
      outcome: 'clarify',
      clarification_needed: ['service'],
      candidates: [{ name: 'nginx', description: 'offered by web-stg-01' }],
    });
    const quoted = await ask('restart "ngnix" on web-stg-01', restart);
    expect(quoted).toMatchObject({ outcome: 'execute', plan: { steps: [{ inputs: { service: 'ngnix' } }] } });
    const looked = await ask('wo läuft ngnix', sure('list_assets', ['service', 'ngnix']));
    expect(looked.outcome).toBe('answer');
    expect(looked.warnings.join()).toContain('Did you mean nginx?');
  });

  it('lower the confidence where nobody knows them, and the record tells why', async () => {
    const request = 'wem gehört mars-rover-8';
    const answer = await ask(request, sure('get_asset', ['hostname', 'mars-rover-8']));
    expect(answer.decision?.overall_confidence).toBeCloseTo(0.89);
    const [row] = await app.rows<{ evidence: object }>(
      `SELECT payload -> 'evidence' AS evidence FROM audit_events
       WHERE kind = 'stage' AND request_id = $1 AND payload ->> 'stage' = 'understand'`,
      [answer.request_id],
    );
    expect(row?.evidence).toMatchObject({ grounding: 1, completeness: 1, linking: 0.9, agreement: 1 });
  });
});
