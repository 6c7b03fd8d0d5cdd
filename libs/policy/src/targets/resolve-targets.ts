import { isIP } from 'node:net';
import type { Entity, Target, UnderstoodStep } from '@app/contracts';
import type { InventoryFacts } from './inventory-facts.js';
import { ADDRESS_IS_NO_TARGET, DATABASE_KINDS, SCOPE_TYPES } from './target-rules.js';

/** What is acted on. With a host, applications and databases only say what on it; so do scopes. */
export interface ResolvedTargets {
  readonly hosts: readonly Target[];
  readonly applications: readonly Target[];
  readonly databases: readonly Target[];
  /** What selects assets: environment, tag, owner, site, type, OS, or an address range. */
  readonly scopes: readonly Entity[];
  /** How many targets the rules count. Hosts, else applications and databases, else `several` for a scope. */
  readonly count: number | 'several';
  /** The environments of what is acted on, each once; `unknown` where neither request nor inventory tells. */
  readonly environments: readonly string[];
}

/** The part of an understanding that names targets. */
export type TargetNaming = Pick<UnderstoodStep, 'intent' | 'entities'>;

const UNKNOWN = 'unknown';

/**
 * Tells what an operation acts on. What is negated ("not this one") is no target. A host is the record that it is
 * linked to, else the one it names; it has the environment of its record, or of every record that it may stand for,
 * together with those that the request states. An application or database has the stated ones, and production too
 * where the inventory knows it only elsewhere than stated.
 */
export function resolveTargets(naming: TargetNaming, facts: InventoryFacts): ResolvedTargets {
  const entities = naming.entities.filter((entity) => !entity.negated);
  const ofType = (type: Entity['type']): Entity[] => entities.filter((entity) => entity.type === type);
  const stated = ofType('environment').map((entity) => entity.value);

  const hosts = hostTargets(naming.intent.action, ofType('hostname'), ofType('ip_address'), facts);
  const applications = distinct(
    ofType('application').map(({ value }): Target => ({ kind: 'application', name: value })),
  );
  const databases = distinct(
    ofType('database')
      .filter(({ value }) => !DATABASE_KINDS.has(value.toLowerCase()))
      .map(({ value }): Target => ({ kind: 'database', name: value })),
  );
  const scopes = entities.filter((entity) => SCOPE_TYPES.has(entity.type) || isRange(entity));

  const named = hosts.length > 0 ? hosts : [...applications, ...databases];
  const environments = named.flatMap((target) => environmentsOf(target, stated, facts));
  return {
    hosts,
    applications,
    databases,
    scopes,
    count: named.length > 0 ? named.length : scopes.length > 0 ? 'several' : 0,
    environments: [...new Set(named.length > 0 ? environments : orUnknown(stated))].toSorted(),
  };
}

function hostTargets(
  action: TargetNaming['intent']['action'],
  hostnames: readonly Entity[],
  addresses: readonly Entity[],
  facts: InventoryFacts,
): Target[] {
  const single = addresses.filter((entity) => !isRange(entity));
  const acted = hostnames.length > 0 && ADDRESS_IS_NO_TARGET.has(action) ? [] : single;
  return distinct(
    [...hostnames, ...acted].map(({ value, asset_id: link }): Target => {
      const linked = link === undefined ? undefined : facts.assetById(link);
      const asset = linked ?? facts.assetByReference(value);
      return asset
        ? { kind: 'asset', name: asset.name, asset_id: asset.id, environment: asset.environment }
        : { kind: 'host', name: value };
    }),
  );
}

function environmentsOf(target: Target, stated: readonly string[], facts: InventoryFacts): string[] {
  if (target.environment) return [target.environment, ...stated];
  if (target.kind === 'host') return orUnknown([...facts.environmentsOfHost(target.name), ...stated]);
  const known = target.kind === 'database' ? facts.environmentsOfDatabase(target.name) : [];
  const contradicted = known.length > 0 && !stated.some((environment) => known.includes(environment));
  return orUnknown([...stated, ...(contradicted && known.includes('production') ? ['production'] : [])]);
}

function orUnknown(environments: readonly string[]): string[] {
  return environments.length > 0 ? [...environments] : [UNKNOWN];
}

function isRange(entity: Entity): boolean {
  return entity.type === 'ip_address' && isIP(entity.value) === 0;
}

function distinct(targets: readonly Target[]): Target[] {
  return [
    ...new Map(targets.map((target) => [`${target.kind} ${target.name.toLowerCase()}`, target])).values(),
  ];
}
