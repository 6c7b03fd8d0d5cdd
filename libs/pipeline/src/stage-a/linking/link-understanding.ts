import type { InventorySnapshot, LinkedAsset } from '@app/assets';
import type { Entity, Query, Understanding } from '@app/contracts';
import { inventoryFacts } from '@app/policy';
import { hostFinding } from './host-finding.js';
import { linkHost } from './host-links.js';
import { linkedFilters } from './linked-filters.js';
import type { NameFinding } from './name-finding.js';
import { serviceFinding } from './service-finding.js';

/** An understanding whose hosts are tied to records, and what there is to say of its names, each once. */
export interface Linked {
  readonly understanding: Understanding;
  readonly findings: readonly NameFinding[];
}

/** Whatever names things and may ask the inventory about them: a request, or a step of it. */
interface Naming {
  readonly entities: Entity[];
  readonly query?: Query;
}

/**
 * Ties hosts and addresses to the records they name now: exactly, else by an alias or a prefix that only one has.
 * Names stay as they were written. Done on every request and never cached: what a phrase means does not change,
 * what it refers to does.
 */
export function linkUnderstanding(
  understood: Understanding,
  text: string,
  { assets }: InventorySnapshot,
): Linked {
  const request = linkedParts(understood, assets);
  const steps = understood.steps?.map((step) => linkedParts(step, assets));
  const named = [request, ...(steps ?? [])].flatMap(({ entities }) => entities);
  return {
    understanding: { ...request, ...(steps && { steps }) },
    findings: findingsOf(distinct(named), text, assets),
  };
}

function linkedParts<Part extends Naming>(part: Part, assets: readonly LinkedAsset[]): Part {
  const entities = part.entities.map(({ asset_id: _link, ...entity }): Entity => {
    const found = isHost(entity) ? linkHost(entity, assets) : undefined;
    return found && found.kind !== 'several' ? { ...entity, asset_id: found.asset.id } : entity;
  });
  const { query } = part;
  const facts = inventoryFacts(assets);
  return {
    ...part,
    entities,
    ...(query && { query: { ...query, filters: linkedFilters(query.filters, entities, facts) } }),
  };
}

function findingsOf(named: readonly Entity[], text: string, assets: readonly LinkedAsset[]): NameFinding[] {
  const ids = new Set(named.map(({ asset_id: link }) => link));
  const hosts = assets.filter(({ id }) => ids.has(id));
  // An address beside a named host is its other end or a value: nobody need say which host has it.
  const areAddressesHosts = !named.some(({ type }) => type === 'hostname');
  return named.flatMap((entity) => {
    if (isService(entity)) return serviceFinding(entity, hosts, assets, text) ?? [];
    const isMeant = entity.type === 'hostname' || (entity.type === 'ip_address' && areAddressesHosts);
    return (isMeant && hostFinding(entity, assets)) || [];
  });
}

function isHost({ type }: Entity): boolean {
  return type === 'hostname' || type === 'ip_address';
}

function isService({ type }: Entity): boolean {
  return type === 'service' || type === 'application';
}

function distinct(named: readonly Entity[]): Entity[] {
  const byName = Map.groupBy(named, ({ type, value }) => `${type} ${value.toLowerCase()}`);
  return [...byName.values()].flatMap(([first]) => first ?? []);
}
