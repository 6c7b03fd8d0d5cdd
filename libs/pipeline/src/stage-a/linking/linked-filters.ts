import type { Entity, FilterTree } from '@app/contracts';
import type { AssetFact, InventoryFacts } from '@app/policy';

/**
 * The filters with every host by the name of the record that it is linked to, where the name that was written would
 * not find that record.
 */
export function linkedFilters(
  filters: readonly FilterTree[],
  entities: readonly Entity[],
  facts: InventoryFacts,
): FilterTree[] {
  const records = new Map(
    entities.flatMap(({ type, value, asset_id: link }) => {
      const record = type === 'hostname' && link !== undefined ? facts.assetById(link) : undefined;
      return record ? [[value.toLowerCase(), record] as const] : [];
    }),
  );
  return filters.map((tree) => relinked(tree, records));
}

function relinked(tree: FilterTree, records: ReadonlyMap<string, AssetFact>): FilterTree {
  if ('and' in tree) return { and: tree.and.map((one) => relinked(one, records)) };
  if ('or' in tree) return { or: tree.or.map((one) => relinked(one, records)) };
  if ('not' in tree) return { not: relinked(tree.not, records) };
  const { field, operator } = tree;
  if ((field !== 'name' && field !== 'hostname') || (operator !== 'eq' && operator !== 'ne')) return tree;
  const value = String(tree.value).toLowerCase();
  const record = records.get(value);
  if (!record || record[field]?.toLowerCase() === value) return tree;
  return { field: 'name', operator, value: record.name.toLowerCase() };
}
