import type { Entity, EntityType, FilterField, FilterTree, Query } from '@app/contracts';

/** Filter fields of the entity types that are compared as they are. */
const PLAIN_FIELDS: Partial<Record<EntityType, FilterField>> = {
  environment: 'environment',
  os: 'os',
  data_center: 'site',
  owner: 'owner',
  tag: 'tags',
  service: 'service',
  database: 'service',
};

/** An inventory may hold its databases as a type of their own, or as servers with a role. */
const DATABASE_SERVERS: FilterTree = {
  or: [
    { field: 'device_type', operator: 'eq', value: 'database' },
    { field: 'tags', operator: 'eq', value: 'db' },
  ],
};

/** Whether an entity of this type can select inventory records. */
export function selectsAssets(type: EntityType): boolean {
  return type in PLAIN_FIELDS || ['asset_type', 'port', 'ip_address', 'hostname'].includes(type);
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

/** Filters compare case-blind and are written in lower case, so that one question has one form. */
function matchOf({ type, value: written }: Entity): FilterTree {
  const value = written.toLowerCase();
  switch (type) {
    case 'port':
      return { field: 'any_port', operator: 'eq', value: Number(value) };
    case 'ip_address':
      return { field: 'ip_address', operator: value.includes('/') ? 'within' : 'eq', value };
    case 'hostname':
      return { field: value.includes('.') ? 'hostname' : 'name', operator: 'eq', value };
    case 'asset_type':
      return value === 'database' ? DATABASE_SERVERS : { field: 'device_type', operator: 'eq', value };
    default:
      return { field: PLAIN_FIELDS[type] ?? 'name', operator: 'eq', value };
  }
}

function anyOf(matches: readonly FilterTree[]): FilterTree {
  const [only, ...others] = matches;
  return only && others.length === 0 ? only : { or: [...matches] };
}
