import { sampleInventory, sampleSnapshot } from '@app/assets';
import { actionDefinition, type Action, type Entity, type Understanding } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import { queryFromEntities } from '../query-from-entities.js';
import { linkUnderstanding } from './link-understanding.js';
import { questionOf, warningsOf } from './name-finding.js';

const snapshot = sampleSnapshot();
const idOf = (name: string) => snapshot.assets.find((asset) => asset.name === name)?.id;
const entity = (type: Entity['type'], value: string, rest: Partial<Entity> = {}): Entity => ({
  type,
  value,
  confidence: 1,
  ...rest,
});
const understood = (action: Action, ...entities: Entity[]): Understanding => ({
  intent: { action, category: actionDefinition(action).category, confidence: 1, capabilities: [action] },
  entities,
  arguments: {},
});
const link = (understanding: Understanding) => linkUnderstanding(understanding, '', snapshot);

describe('linkUnderstanding', () => {
  it('ties hosts of the request and of its steps to records, and leaves names as they were written', () => {
    const { understanding } = link({
      ...understood('restart_service', entity('hostname', 'WEB-PROD-01'), entity('service', 'nginx')),
      steps: [understood('get_metrics', entity('hostname', 'db-prod-1'))],
    });
    expect(understanding.entities).toEqual([
      entity('hostname', 'WEB-PROD-01', { asset_id: idOf('web-prod-01') }),
      entity('service', 'nginx'),
    ]);
    expect(understanding.steps?.[0]?.entities).toEqual([
      entity('hostname', 'db-prod-1', { asset_id: idOf('db-prod-01') }),
    ]);
  });

  it('keeps no link that was made before', () => {
    const before = entity('hostname', 'pos-9', { asset_id: idOf('web-prod-01') });
    expect(link(understood('reboot_host', before)).understanding.entities).toEqual([
      entity('hostname', 'pos-9'),
    ]);
  });

  it('asks the inventory by the name of the record, and only where the written one would not do', () => {
    const filtersFor = (...entities: Entity[]) => {
      const query = queryFromEntities(entities);
      return link({ ...understood('list_assets', ...entities), query }).understanding.query?.filters;
    };
    expect(filtersFor(entity('hostname', 'web-prod-1'))).toEqual([
      { field: 'name', operator: 'eq', value: 'web-prod-01' },
    ]);
    expect(
      filtersFor(entity('hostname', 'mail-prod', { negated: true }), entity('environment', 'production')),
    ).toEqual([
      { field: 'environment', operator: 'eq', value: 'production' },
      { not: { field: 'name', operator: 'eq', value: 'mail-prod-01' } },
    ]);
    expect(filtersFor(entity('hostname', 'web-prod-01.northwind.example'))).toEqual([
      { field: 'hostname', operator: 'eq', value: 'web-prod-01.northwind.example' },
    ]);
    expect(filtersFor(entity('hostname', 'ci-dev'))).toEqual([
      { field: 'name', operator: 'eq', value: 'ci-dev' },
    ]);
  });

  it('says nothing of names that are known, or resemble none', () => {
    const { findings } = link(
      understood(
        'restart_service',
        entity('hostname', 'web-prod-01'),
        entity('hostname', 'mars-rover-7'),
        entity('service', 'nginx'),
        entity('application', 'payment-api'),
      ),
    );
    expect(findings).toEqual([]);
  });

  it('says how a name was read, each once, and what it must ask before a change', () => {
    const { findings } = link(
      understood('reboot_host', entity('hostname', 'web-prod-1'), entity('hostname', 'WEB-PROD-1')),
    );
    expect(warningsOf(findings)).toEqual(['web-prod-1 was read as web-prod-01.']);
    expect(questionOf(findings)).toMatchObject({
      question: 'Which host is meant by web-prod-1?',
      candidates: [{ name: 'web-prod-01', description: 'production, FRA1, ssh' }],
    });
  });

  it('offers at most five of those that a name may stand for', () => {
    const { findings } = link(understood('reboot_host', entity('hostname', 'api-prod')));
    expect(questionOf(findings)?.candidates?.map(({ name }) => name)).toEqual([
      'api-prod-01',
      'api-prod-02',
      'api-prod-03',
      'api-prod-04',
    ]);
    const many = link(understood('reboot_host', entity('hostname', 'web')));
    expect(questionOf(many.findings)?.candidates).toHaveLength(5);
    expect(many.understanding.entities[0]?.asset_id).toBeUndefined();
  });

  it('has nothing to ask where only the domain was left out', () => {
    const assets = sampleInventory().map((asset) =>
      asset.name === 'web-prod-01' ? { ...asset, name: 'frontend-a' } : asset,
    );
    const { findings } = linkUnderstanding(understood('reboot_host', entity('hostname', 'web-prod-01')), '', {
      ...snapshot,
      assets,
    });
    expect(warningsOf(findings)).toEqual(['web-prod-01 was read as frontend-a.']);
    expect(questionOf(findings)).toBeUndefined();
  });

  it('compares services with those of the hosts that are named', () => {
    const { findings } = link(
      understood('restart_service', entity('service', 'ngnix'), entity('hostname', 'web-prod-1')),
    );
    expect(findings.find(({ kind }) => kind === 'service')?.candidates[0]?.description).toBe(
      'offered by web-prod-01',
    );
    expect(warningsOf(findings)[0]).toBe('It is not certain which service ngnix is. Did you mean nginx?');
  });

  it('does not ask whose address it is that stands beside a host', () => {
    const assets = sampleInventory().map((asset) => ({ ...asset, ip_address: '10.0.0.9' }));
    const findingsOf = (...entities: Entity[]) =>
      linkUnderstanding(understood('update_security', ...entities), '', { ...snapshot, assets }).findings;
    expect(findingsOf(entity('ip_address', '10.0.0.9'))).toHaveLength(1);
    expect(findingsOf(entity('ip_address', '10.0.0.9'), entity('hostname', 'fw-prod-01'))).toEqual([]);
  });
});
