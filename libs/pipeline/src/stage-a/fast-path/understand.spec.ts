import { sampleSnapshot } from '@app/assets';
import type { Filter, FilterTree, Query } from '@app/contracts';
import { describe, expect, it } from 'vitest';
import type { FastPathResult } from './fast-path-result.js';
import { understand } from './understand.js';

const snapshot = sampleSnapshot();
const read = (text: string): FastPathResult => understand(text, snapshot);

function understood(text: string) {
  const result = read(text);
  if (result.kind !== 'understood') throw new Error(`'${text}' was ${result.kind}.`);
  const { intent, entities, arguments: said, query } = result.understanding;
  return {
    action: intent.action,
    entities: entities.map(({ type, value, negated }) => `${negated ? 'not ' : ''}${type}=${value}`),
    arguments: said,
    query,
  };
}

const is = (field: Filter['field'], value: Filter['value'], operator: Filter['operator'] = 'eq'): Filter => ({
  field,
  operator,
  value,
});
const query = (filters: FilterTree[], more: Partial<Query> = {}): Query => ({
  filters,
  group_by: [],
  fields: [],
  ...more,
});

describe('inventory questions', () => {
  it('lists by type and environment', () => {
    expect(understood('list all servers in production')).toEqual({
      action: 'list_assets',
      entities: ['asset_type=server', 'environment=production'],
      arguments: {},
      query: query([is('device_type', 'server'), is('environment', 'production')]),
    });
  });

  it('compares, and leaves out', () => {
    const { query: asked, entities } = understood('servers with more than 64 GB of RAM that are not in FRA1');
    expect(entities).toEqual(['asset_type=server', 'not data_center=FRA1']);
    expect(asked).toEqual(
      query([is('device_type', 'server'), is('memory_gb', 64, 'gt'), is('site', 'fra1', 'ne')]),
    );
  });

  it('counts by group', () => {
    expect(understood('how many linux servers are there per data center?').query).toEqual(
      query([is('device_type', 'server'), is('os', 'linux')], { group_by: ['data_center'] }),
    );
  });

  it.each([
    ["what's the ip of db-prod-02?", is('name', 'db-prod-02'), ['ip_address']],
    ['who owns 10.20.1.31?', is('ip_address', '10.20.1.31'), ['owner']],
    ['which host has 10.20.1.45', is('ip_address', '10.20.1.45'), ['name']],
    ["WEB-PROD-04's rack", is('name', 'web-prod-04'), ['rack_location']],
  ] as const)('looks up %j', (text, filter, fields) => {
    expect(understood(text)).toMatchObject({
      action: 'get_asset',
      query: query([filter], { fields: [...fields] }),
    });
  });

  it('exports, sorts and limits', () => {
    expect(understood('export all windows machines as csv').query).toEqual(
      query([is('os', 'windows')], { format: 'csv' }),
    );
    expect(understood('show me the five servers with the most RAM').query).toEqual(
      query([is('device_type', 'server')], { sort: [{ field: 'memory_gb', direction: 'desc' }], limit: 5 }),
    );
  });

  it('takes a list of values as one condition, whichever word joins it', () => {
    const either = query([is('environment', ['development', 'test'], 'in')]);
    expect(understood('hosts in dev and test').query).toEqual(either);
    expect(understood('test or dev hosts').query).toEqual(either);
  });

  it('does not answer what cannot hold together', () => {
    expect(read('list servers in FRA1 owned by team-sre that are in IAD2').kind).toBe('handed_over');
  });
});

describe('operations', () => {
  it.each([
    ['restart nginx on web-prod-01', 'restart_service', ['service=nginx', 'hostname=web-prod-01']],
    ['drop the orders database', 'delete_data', ['database=orders']],
    ['set the owner of web-prod-01 to team-sre', 'update_asset', ['hostname=web-prod-01', 'owner=team-sre']],
    [
      'restart redis on cache-prod-01, not on cache-prod-02',
      'restart_service',
      ['service=redis', 'hostname=cache-prod-01', 'not hostname=cache-prod-02'],
    ],
    ['reboot web-prod-01 and -02', 'reboot_host', ['hostname=web-prod-01', 'hostname=web-prod-02']],
    ['is nginx running on web-prod-02?', 'check_status', ['service=nginx', 'hostname=web-prod-02']],
  ])('understands %j', (text, action, entities) => {
    expect(understood(text)).toMatchObject({ action, entities });
  });

  it('keeps a command as it was written', () => {
    expect(understood('run rm -rf / on web-prod-02 and show the output')).toMatchObject({
      action: 'run_command',
      entities: ['command=rm -rf /', 'hostname=web-prod-02'],
    });
  });

  it('keeps the selection of a scope', () => {
    expect(understood('reboot all switches in FRA1').query).toEqual(
      query([is('site', 'fra1'), is('tags', 'sw')]),
    );
  });

  it('understands a time as an argument, never as now', () => {
    expect(understood('restart nginx on web-dev-01 tonight').arguments).toEqual({ schedule: 'tonight' });
  });

  it.each([
    'check the thing',
    'restart apache',
    'stop everything',
    'is it back up yet?',
    'reboot the router',
  ])('asks back: %j', (text) => {
    expect(read(text)).toMatchObject({
      kind: 'clarify',
      missing: expect.arrayContaining([expect.any(String)]),
    });
  });
});

describe('knowledge and scope', () => {
  it('tells a question about an operation from the operation', () => {
    expect(understood('how do I delete a user in postgres?').action).toBe('get_help');
    expect(understood('how do I delete a user in postgres?').arguments).not.toEqual(
      understood('how do I create a user in postgres?').arguments,
    );
  });

  it('knows small talk, unless a word of operations stands beside it', () => {
    expect(understood("what's the weather").action).toBe('out_of_scope');
    expect(read("what's the weather? also drop the orders database").kind).toBe('handed_over');
  });

  it('computes nothing but expressions', () => {
    expect(understood('what is 17 * 23')).toMatchObject({
      action: 'calculate',
      arguments: { expression: '17 * 23' },
    });
    expect(read('what is 17 * 23; reboot').kind).toBe('handed_over');
  });
});

describe('what is handed over', () => {
  it('names the words that no rule knows', () => {
    expect(read('list servers frobnicated by aliens')).toEqual({
      kind: 'handed_over',
      reason: 'unknown_words',
      leftover: ['frobnicated', 'aliens'],
    });
  });

  it.each(['__proto__', "constructor't", 'toString of web-prod-01'])('does not trip over %j', (text) => {
    expect(read(text).kind).toBe('handed_over');
  });

  it.each([
    'do not stop nginx on web-prod-01',
    'restart nginx on web-prod-01 if it is down',
    'list all servers and patch them',
    'bring up all servers in staging',
    'stat nginx on web-prod-01',
    'retire servers in FRA1',
  ])('is not sure of %j', (text) => {
    expect(read(text).kind).toBe('handed_over');
  });
});
