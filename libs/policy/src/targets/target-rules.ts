import type { Action, EntityType } from '@app/contracts';

/** Entities that select several assets where no host is named. */
export const SCOPE_TYPES: ReadonlySet<EntityType> = new Set<EntityType>([
  'environment',
  'tag',
  'owner',
  'data_center',
  'asset_type',
  'os',
]);

/** Actions in which an address beside a named host is a value or the other end, not a machine acted on. */
export const ADDRESS_IS_NO_TARGET: ReadonlySet<Action> = new Set<Action>([
  'update_asset',
  'update_config',
  'update_security',
  'check_connectivity',
]);

/** Names of products. As a `database` they say which kind, not which database. */
export const DATABASE_KINDS: ReadonlySet<string> = new Set(
  (
    'postgres postgresql mysql mariadb redis mongodb mongo oracle mssql sqlserver sqlite cassandra elasticsearch ' +
    'influxdb clickhouse couchdb memcached db2'
  ).split(' '),
);
