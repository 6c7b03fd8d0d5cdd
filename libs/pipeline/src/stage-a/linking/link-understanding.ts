import type { InventorySnapshot, LinkedAsset } from '@app/assets';
import type { Entity, Understanding } from '@app/contracts';
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

/**
 * Ties hosts and addresses to the records they name now: exactly, else by an alias or a prefix that only one has.
 * Names stay as they were written. Done on every request and never cached: what a phrase means does not change,
 * what it refers to does.
 */
export function linkUnderstanding(
  { query, steps, ...understood }: Understanding,
  text: string,
  { assets }: InventorySnapshot,
): Linked {
  const hosts = new Set<LinkedAsset>();
  const link = ({ asset_id: _link, ...entity }: Entity): Entity => {
    const found = isHost(entity) ? linkHost(entity, assets) : undefined;
    if (!found || found.kind === 'several') return entity;
    hosts.add(found.asset);
    return { ...entity, asset_id: found.asset.id };
  };
  const entities = understood.entities.map(link);
  const linkedSteps = steps?.map((step) => ({ ...step, entities: step.entities.map(link) }));
  const named = [...entities, ...(linkedSteps ?? []).flatMap((step) => step.entities)];
  // An address beside a named host is its other end or a value: nobody need say which host has it.
  const areAddressesHosts = !named.some(({ type }) => type === 'hostname');
  const findings = named.map((entity) => {
    if (entity.type === 'hostname' || (entity.type === 'ip_address' && areAddressesHosts))
      return hostFinding(entity, assets);
    return isService(entity) ? serviceFinding(entity, [...hosts], assets, text) : undefined;
  });
  return {
    understanding: {
      ...understood,
      entities,
      ...(query && {
        query: { ...query, filters: linkedFilters(query.filters, entities, inventoryFacts(assets)) },
      }),
      ...(linkedSteps && { steps: linkedSteps }),
    },
    findings: distinct(findings.filter((finding) => finding !== undefined)),
  };
}

function isHost({ type }: Entity): boolean {
  return type === 'hostname' || type === 'ip_address';
}

function isService({ type }: Entity): boolean {
  return type === 'service' || type === 'application';
}

function distinct(findings: readonly NameFinding[]): NameFinding[] {
  const byName = Map.groupBy(findings, ({ kind, written }) => `${kind} ${written.toLowerCase()}`);
  return [...byName.values()].flatMap(([first]) => first ?? []);
}
