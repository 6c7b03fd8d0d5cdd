import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApp } from './support/app.js';
import { SAMPLE, type SampleAsset, sampleNames } from './support/sample.js';

const isServer = ({ device_type }: SampleAsset) => device_type === 'server';
const inProduction = ({ environment }: SampleAsset) => environment === 'production';
const has = (tag: string) => (asset: SampleAsset) => asset.tags.includes(tag);

describe('the targets of a plan', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app?.close());

  const targetsOf = async (request: string) => {
    const { answer } = await app.http.ask(request);
    return {
      type: answer.response_type,
      names: (answer.plan?.steps.flatMap(({ targets }) => targets.map(({ name }) => name)) ?? []).toSorted(),
    };
  };

  it.each<[string, (asset: SampleAsset) => boolean]>([
    ['reboot all servers except those in production', (a) => isServer(a) && !inProduction(a)],
    [
      'restart nginx on all non-production web servers',
      (a) => isServer(a) && has('web')(a) && !inProduction(a),
    ],
    ['reboot servers not owned by team-data', (a) => isServer(a) && a.owner !== 'team-data'],
    ['reboot servers with more than 64 GB of memory', (a) => isServer(a) && (a.memory_gb ?? 0) > 64],
    ['reboot critical servers', (a) => isServer(a) && a.criticality === 'critical'],
    ['reboot firewalls', has('fw')],
    ['reboot all switches in FRA1', (a) => has('sw')(a) && a.data_center === 'FRA1'],
    [
      'restart sshd on all production linux servers',
      (a) => isServer(a) && inProduction(a) && a.os_type === 'linux',
    ],
  ])('are exactly what was asked for, or the request is not planned: %s', async (request, holds) => {
    const { type, names } = await targetsOf(request);
    expect(['approval_request', 'error']).toContain(type);
    expect(names).toEqual(type === 'error' ? [] : sampleNames(holds));
  });

  it('are asked for where nothing in the inventory matches', async () => {
    expect(SAMPLE.some((a) => a.environment === 'test' && a.data_center === 'FRA1')).toBe(false);
    const { type, names } = await targetsOf('reboot all servers in test in FRA1');
    expect({ type, names }).toEqual({ type: 'clarification', names: [] });
  });
});
