import { describe, expect, it } from 'vitest';
import type { Action, Entity } from '@app/contracts';
import { actionDefinition } from '@app/contracts';
import { inventoryFacts } from './inventory-facts.js';
import { resolveTargets } from './resolve-targets.js';

const record = {
  id: 'a1',
  name: 'web-01',
  hostname: 'web-01.example',
  ip_address: '10.0.0.1',
  environment: 'staging',
  database_name: null,
};
const facts = inventoryFacts([record]);
const entity = (type: Entity['type'], value: string, negated?: true): Entity => ({
  type,
  value,
  confidence: 1,
  ...(negated && { negated }),
});
const naming = (action: Action, entities: Entity[]) => ({
  intent: { category: actionDefinition(action).category, action, confidence: 1, capabilities: [] },
  entities,
});
const resolve = (action: Action, ...entities: Entity[]) => resolveTargets(naming(action, entities), facts);

describe('resolveTargets', () => {
  it('takes name, FQDN and address of one machine for one target, case ignored', () => {
    const { hosts, count } = resolve(
      'reboot_host',
      entity('hostname', 'WEB-01'),
      entity('hostname', 'web-01.example'),
      entity('ip_address', '10.0.0.1'),
    );
    expect(hosts).toEqual([{ kind: 'asset', name: 'web-01', asset_id: 'a1', environment: 'staging' }]);
    expect(count).toBe(1);
  });

  it('leaves out what is negated, ranges, and the other end of a firewall rule', () => {
    expect(
      resolve('reboot_host', entity('hostname', 'web-01'), entity('hostname', 'web-02', true)).count,
    ).toBe(1);
    expect(resolve('reboot_host', entity('ip_address', '10.0.0.0/24'))).toMatchObject({
      hosts: [],
      count: 'several',
    });
    expect(
      resolve('update_security', entity('hostname', 'web-01'), entity('ip_address', '10.9.9.9')).count,
    ).toBe(1);
    expect(resolve('update_security', entity('ip_address', '10.9.9.9')).count).toBe(1);
  });

  it('counts scopes without a host as several, and a bare service or kind of database as none', () => {
    expect(resolve('restart_service', entity('tag', 'web')).count).toBe('several');
    expect(resolve('restart_service', entity('service', 'nginx')).count).toBe(0);
    expect(resolve('delete_data', entity('database', 'Redis')).count).toBe(0);
    expect(resolve('restart_service', entity('tag', 'web'), entity('hostname', 'web-01')).count).toBe(1);
  });

  it.each(['environment', 'tag', 'owner', 'data_center', 'asset_type', 'os'] as const)(
    'counts %s alone as several targets',
    (type) => expect(resolve('restart_service', entity(type, 'web')).count).toBe('several'),
  );

  it('knows no environment where neither request nor inventory tells', () => {
    expect(resolve('reboot_host', entity('hostname', 'web-09')).environments).toEqual(['unknown']);
    expect(
      resolve('reboot_host', entity('hostname', 'web-09'), entity('environment', 'test')).environments,
    ).toEqual(['test']);
    expect(
      resolve('reboot_host', entity('hostname', 'web-01'), entity('environment', 'production')).environments,
    ).toEqual(['production', 'staging']);
  });

  it('takes a host for the record that it is linked to, whatever it is called', () => {
    const linked = { ...entity('hostname', 'web-1'), asset_id: 'a1' };
    expect(resolve('reboot_host', linked)).toMatchObject({
      hosts: [{ kind: 'asset', name: 'web-01', asset_id: 'a1' }],
      environments: ['staging'],
    });
    const gone = { ...entity('hostname', 'web-01'), asset_id: 'a9' };
    expect(resolve('reboot_host', gone).hosts).toMatchObject([{ asset_id: 'a1' }]);
  });

  it('takes none of several records that share an address, and the environments of them all', () => {
    const other = { ...record, id: 'a2', name: 'web-02', hostname: null, environment: 'production' };
    const shared = inventoryFacts([record, other]);
    const found = resolveTargets(naming('reboot_host', [entity('ip_address', '10.0.0.1')]), shared);
    expect(found.hosts).toEqual([{ kind: 'host', name: '10.0.0.1' }]);
    expect(found.environments).toEqual(['production', 'staging']);
  });
});
