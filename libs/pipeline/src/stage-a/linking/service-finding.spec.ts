import { type LinkedAsset, sampleInventory } from '@app/assets';
import { describe, expect, it } from 'vitest';
import { serviceFinding } from './service-finding.js';

const sample = sampleInventory();
const host = (name: string): LinkedAsset[] => sample.filter((asset) => asset.name === name);

const find = (written: string, on: string, text = `restart ${written} on ${on}`) =>
  serviceFinding({ type: 'service', value: written, confidence: 1 }, host(on), sample, text);
const candidates = (written: string, on: string) => find(written, on)?.candidates.map(({ name }) => name);

describe('serviceFinding', () => {
  it.each([
    ['ngnix', 'web-prod-01', 'nginx'],
    ['NGNIX', 'web-prod-01', 'nginx'],
    ['postgresqll', 'db-prod-01', 'postgresql'],
    ['rabitmq', 'queue-prod-01', 'rabbitmq'],
    ['rabbit', 'queue-prod-01', 'rabbitmq'],
    ['tomact', 'web-prod-01', 'tomcat'],
  ])('finds what %s on %s may be', (written, on, meant) => {
    expect(candidates(written, on)?.[0]).toBe(meant);
  });

  it('offers what the host offers first, and says so', () => {
    expect(find('ngnix', 'web-prod-01')).toEqual({
      kind: 'service',
      written: 'ngnix',
      candidates: [{ name: 'nginx', description: 'offered by web-prod-01' }],
    });
    expect(find('ngnix', 'db-prod-01')?.candidates[0]?.description).toBe('a known service');
  });

  it.each([
    ['one that the host offers', 'nginx', 'web-prod-01'],
    ['one that others offer', 'grafana', 'web-prod-01'],
    ['one that operators know', 'fail2ban', 'web-prod-01'],
    ['a unit', 'nginx.service', 'web-prod-01'],
    ['a daemon', 'mysqld', 'db-dev-01'],
    ['one that resembles none', 'payment-api', 'api-prod-01'],
    ['one with another number', 'tomcat9', 'web-prod-01'],
    ['one too short to tell', 'dsn', 'dns-prod-01'],
  ])('has nothing to say of %s', (_what, written, on) => {
    expect(find(written, on)).toBeUndefined();
  });

  it('takes a name in quotes as it is', () => {
    expect(find('ngnix', 'web-prod-01', 'restart "ngnix" on web-prod-01')).toBeUndefined();
    expect(find('ngnix', 'web-prod-01', 'restart “ngnix” on web-prod-01')).toBeUndefined();
    expect(find('ngnix', 'web-prod-01', 'restart ngnix on "web-prod-01"')).toBeDefined();
  });
});
