import type { Entity, EntityType, FilterField, FilterTree, Query } from '@app/contracts';

/** Filter fields of the entity types that are compared as they are. */
const PLAIN_FIELDS: Partial<Record<EntityType, FilterField>> = {
  environment: 'environment',
  os: 'os',
  asset_type: 'device_type',
  data_center: 'site',
  owner: 'owner',
  tag: 'tags',
  service: 'service',
  database: 'service',
};

/** Whether an entity of this type can select inventory records. */
export function selectsAssets(type: EntityType): boolean {
  return type in PLAIN_FIELDS || type === 'port' || type === 'ip_address' || type === 'hostname';
}

/**
 * The inventory question that entities ask: values of one type are alternatives, types add up, negated
 * values are excluded. Types that select no asset (metric, user, …) are left out; see {@link selectsAssets}.
 */
export function queryFromEntities(entities: readonly Entity[]): Query {
  const selecting = entities.filter(({ type }) => selectsAssets(type));
  const types = new Set(selecting.map(({ type }) => type));
  const wanted = [...types].flatMap((type) => {
    const matches = selecting.filter((entity) => entity.type === type && !entity.negated).map(matchOf);
    return matches.length > 0 ? [anyOf(matches)] : [];
  });
  const excluded = selecting.filter(({ negated }) => negated).map((entity) => ({ not: matchOf(entity) }));
  return { filters: [...wanted, ...excluded], group_by: [], fields: [] };
}

function matchOf({ type, value }: Entity): FilterTree {
  switch (type) {
    case 'port':
      return { field: 'any_port', operator: 'eq', value: Number(value) };
    case 'ip_address':
      return { field: 'ip_address', operator: value.includes('/') ? 'within' : 'eq', value };
    case 'hostname':
      return {
        or: [
          { field: 'name', operator: 'eq', value },
          { field: 'hostname', operator: 'eq', value },
        ],
      };
    default:
      return { field: PLAIN_FIELDS[type] ?? 'name', operator: 'eq', value };
  }
}

function anyOf(matches: readonly FilterTree[]): FilterTree {
  const [only, ...others] = matches;
  return only && others.length === 0 ? only : { or: [...matches] };
}
