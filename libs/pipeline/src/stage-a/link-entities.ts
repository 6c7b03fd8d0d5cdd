import type { Entity, Understanding } from '@app/contracts';
import { type AssetFact, inventoryFacts } from '@app/policy';

/**
 * Ties hosts and addresses to the records they name now. Done on every request and never cached:
 * what a phrase means does not change, what it refers to does.
 */
export function linkEntities(understanding: Understanding, assets: readonly AssetFact[]): Understanding {
  const facts = inventoryFacts(assets);
  const link = (entity: Entity): Entity => {
    if (entity.type !== 'hostname' && entity.type !== 'ip_address') return entity;
    const asset = facts.assetByReference(entity.value);
    return asset ? { ...entity, asset_id: asset.id } : entity;
  };
  return {
    ...understanding,
    entities: understanding.entities.map(link),
    ...(understanding.steps
      ? { steps: understanding.steps.map((step) => ({ ...step, entities: step.entities.map(link) })) }
      : {}),
  };
}
