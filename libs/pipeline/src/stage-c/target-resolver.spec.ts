import { describe, expect, it, vi } from 'vitest';
import { AssetContextCache } from '@app/asset-context-cache';
import { type AssetsService, type InventoryIndex, sampleSnapshot } from '@app/assets';
import { CacheRegistry, MemoryEpochs } from '@app/cache';
import { loadSettings } from '@app/config';
import { actionDefinition, type Action, type Decision, type Entity } from '@app/contracts';
import { ManualClock } from '@app/telemetry';
import { type TargetLookup, TargetResolver } from './target-resolver.js';

const lookup: TargetLookup = { scope: 'viewer', bypassCache: false, signal: new AbortController().signal };
const entity = (type: Entity['type'], value: string, negated?: true): Entity => ({
  type,
  value,
  confidence: 1,
  ...(negated ? { negated } : {}),
});

function resolverWithSearch() {
  const search = vi.fn<AssetsService['search']>(async () => ({ rows: [], total: 0 }));
  const settings = loadSettings({ environment: {}, dotenvFile: '/nowhere' });
  const cache = new AssetContextCache(new CacheRegistry(settings, new MemoryEpochs(), new ManualClock()));
  const inventory = { snapshot: async () => sampleSnapshot() } as unknown as InventoryIndex;
  return { search, resolver: new TargetResolver({ search } as unknown as AssetsService, inventory, cache) };
}

function decisionOn(action: Action, entities: Entity[], rest: Partial<Decision> = {}): Decision {
  const { category, effect } = actionDefinition(action);
  return {
    intent: { category, action, confidence: 1, capabilities: [] },
    entities,
    arguments: {},
    effect,
    ...rest,
  } as Decision;
}

async function filtersFor(decision: Decision) {
  const { search, resolver } = resolverWithSearch();
  await resolver.resolve(decision, lookup);
  return search.mock.calls[0]?.[0].filter;
}

describe('TargetResolver', () => {
  it('takes a named host from the inventory and asks for nothing else', async () => {
    const { search, resolver } = resolverWithSearch();
    const decision = decisionOn('reboot_host', [
      entity('hostname', 'web-stg-01'),
      entity('environment', 'staging'),
    ]);
    const targets = await resolver.resolve(decision, lookup);
    expect(targets).toMatchObject([[{ kind: 'asset', name: 'web-stg-01', environment: 'staging' }]]);
    expect(search).not.toHaveBeenCalled();
  });

  it('gives each step what it names itself, and nothing of another', async () => {
    const { resolver } = resolverWithSearch();
    const check = decisionOn('check_status', [entity('hostname', 'web-prod-01')]);
    const reboot = decisionOn('reboot_host', [entity('hostname', 'web-stg-01')]);
    const list = decisionOn('list_assets', [entity('environment', 'production')]);
    const entities = [check, reboot, list].flatMap((step) => step.entities);
    const targets = await resolver.resolve({ ...reboot, entities, steps: [check, reboot, list] }, lookup);
    expect(targets.map((ofStep) => ofStep.map(({ name }) => name))).toEqual([
      ['web-prod-01'],
      ['web-stg-01'],
      [],
    ]);
  });

  it('selects by the whole query where the request has one', async () => {
    const filters = [{ field: 'memory_gb' as const, operator: 'gt' as const, value: 64 }];
    const decision = decisionOn('reboot_host', [entity('asset_type', 'server')], {
      query: { filters, group_by: [], fields: [] },
    });
    expect(await filtersFor(decision)).toEqual({ and: filters });
  });

  it('takes out what is named as not meant, and does not select by the service to act on', async () => {
    const entities = [
      entity('service', 'nginx'),
      entity('asset_type', 'server'),
      entity('environment', 'production', true),
    ];
    const filter = JSON.stringify(await filtersFor(decisionOn('restart_service', entities)));
    expect(filter).toContain('{"not":{"field":"environment","operator":"eq","value":"production"}}');
    expect(filter).toContain('device_type');
    expect(filter).not.toContain('nginx');
  });

  it('takes out and acts on the records that hosts are linked to, whatever they are called', async () => {
    const linked = (value: string, name: string, negated?: true): Entity => ({
      ...entity('hostname', value, negated),
      asset_id: sampleSnapshot().assets.find((asset) => asset.name === name)?.id,
    });
    const scope = entity('asset_type', 'server');
    const filter = await filtersFor(
      decisionOn('get_metrics', [scope, linked('web-prod-1', 'web-prod-01', true)]),
    );
    expect(filter).toMatchObject({
      and: [{}, { not: { field: 'name', operator: 'eq', value: 'web-prod-01' } }],
    });
    const { resolver } = resolverWithSearch();
    const targets = await resolver.resolve(
      decisionOn('get_metrics', [linked('mail-prod', 'mail-prod-01')]),
      lookup,
    );
    expect(targets).toMatchObject([[{ kind: 'asset', name: 'mail-prod-01', environment: 'production' }]]);
  });

  it('refuses a scope of more targets than a plan may have, rather than planning for some of them', async () => {
    const { search, resolver } = resolverWithSearch();
    const resolve = () =>
      resolver.resolve(decisionOn('reboot_host', [entity('environment', 'staging')]), lookup);
    search.mockResolvedValue({ rows: [], total: 500 });
    await expect(resolve()).resolves.toEqual([[]]);
    search.mockResolvedValue({ rows: [], total: 501 });
    await expect(resolve()).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('reads anew what feeds a change, and may serve again what feeds a read', async () => {
    for (const [action, searches] of [
      ['reboot_host', 2],
      ['get_metrics', 1],
    ] as const) {
      const { search, resolver } = resolverWithSearch();
      const decision = decisionOn(action, [entity('environment', 'staging')]);
      await resolver.resolve(decision, lookup);
      await resolver.resolve(decision, lookup);
      expect(search, action).toHaveBeenCalledTimes(searches);
    }
  });
});
