import { Injectable } from '@nestjs/common';
import { AssetContextCache } from '@app/asset-context-cache';
import { AssetsService, InventoryIndex } from '@app/assets';
import {
  type AssetField,
  type CacheProvenance,
  type Decision,
  type Entity,
  type FilterTree,
  OperationalError,
  type Target,
  type UnderstoodStep,
} from '@app/contracts';
import { changesState, type InventoryFacts, inventoryFacts, resolveTargets } from '@app/policy';
import { partsOf } from '../asked-parts.js';
import { linkedFilters } from '../stage-a/linking/linked-filters.js';
import { queryFromEntities, selectsAssets } from '../stage-a/query-from-entities.js';

/** The most targets that a plan may have. */
const MAXIMUM_TARGETS = 500;
const FIELDS: readonly AssetField[] = ['name', 'environment'];

/** On whose behalf targets are looked up, and how. */
export interface TargetLookup {
  /** Hash of what the asker may see. */
  readonly scope: string;
  /** True where nothing may come from a cache. What feeds a change never does. */
  readonly bypassCache: boolean;
  readonly signal: AbortSignal;
  /** Told where records came from, if any were looked up. */
  readonly observe?: (provenance: CacheProvenance) => void;
}

/** Finds what a plan acts on: named hosts, or the records that a scope selects now. */
@Injectable()
export class TargetResolver {
  constructor(
    private readonly assets: AssetsService,
    private readonly inventory: InventoryIndex,
    private readonly cache: AssetContextCache,
  ) {}

  /** The targets of each thing asked for, in the order asked, each once: no step acts on those of another. */
  async resolve(decision: Decision, lookup: TargetLookup): Promise<Target[][]> {
    const facts = inventoryFacts((await this.inventory.snapshot(lookup.signal)).assets);
    const targets: Target[][] = [];
    for (const part of partsOf(decision)) targets.push(await this.targetsOf(part, facts, decision, lookup));
    return targets;
  }

  private async targetsOf(
    part: UnderstoodStep,
    facts: InventoryFacts,
    decision: Decision,
    lookup: TargetLookup,
  ): Promise<Target[]> {
    const { hosts, applications, databases, scopes } = resolveTargets(part, facts);
    const named = hosts.length > 0 ? hosts : [...applications, ...databases];
    const found =
      named.length === 0 && scopes.length > 0 && actsOnScopes(part)
        ? await this.select(part.query?.filters ?? selectionOf(part, scopes, facts), decision, lookup)
        : named;
    const distinct = found.map(
      (target) => [`${target.kind}:${target.asset_id ?? target.name}`, target] as const,
    );
    return [...new Map(distinct).values()];
  }

  /** What feeds a change is read from the database; only what feeds a read may come from the cache. */
  private async select(
    filters: readonly FilterTree[],
    decision: Decision,
    { scope, bypassCache, signal, observe }: TargetLookup,
  ): Promise<Target[]> {
    const filter: FilterTree = { and: [...filters] };
    const { value, provenance } = await this.cache.getOrLoad(
      {
        scope,
        filter,
        fields: FIELDS,
        limit: MAXIMUM_TARGETS,
        bypass: bypassCache || changesState(decision.effect),
      },
      async (loading) => {
        const { rows, total } = await this.assets.search(
          { filter, fields: [...FIELDS], limit: MAXIMUM_TARGETS },
          loading,
        );
        if (total > MAXIMUM_TARGETS) throw tooMany(total);
        return rows.map(({ id, name, environment }): Target => ({
          kind: 'asset',
          name: String(name),
          asset_id: id,
          environment: String(environment),
        }));
      },
      signal,
    );
    observe?.(provenance);
    return value;
  }
}

/** Questions to the inventory have their own filters; a change of its records names them, or removes a scope of them. */
function actsOnScopes({ intent }: UnderstoodStep): boolean {
  return intent.category !== 'asset_management' || intent.action === 'delete_asset';
}

/** A scope selects assets; what is named as not meant is taken out again. A service says what to act on, not where. */
function selectionOf(
  { entities }: Pick<UnderstoodStep, 'entities'>,
  scopes: readonly Entity[],
  facts: InventoryFacts,
): FilterTree[] {
  const excluded = entities.filter(
    ({ type, negated }) => negated && type !== 'service' && selectsAssets(type),
  );
  return linkedFilters(queryFromEntities([...scopes, ...excluded]).filters, excluded, facts);
}

/** A plan for some of what was asked for would be a plan for something else. */
function tooMany(total: number): OperationalError {
  return new OperationalError(
    'invalid_request',
    `The request is about ${total} assets; a plan may have ${MAXIMUM_TARGETS} targets.`,
    'Ask for a part of them.',
  );
}
