export * from './database.module.js';
export { untilAborted } from './connection/until-aborted.js';
export { codeOf } from './connection/database.errors.js';
export { PostgresEpochs } from './epochs/postgres-epochs.js';
export { Database } from './connection/database.js';
export { type DatabaseLocation, type Schema, openDataSource } from './connection/open-data-source.js';
export { DatabaseHealth } from './health/database-health.js';
export { type RawSql, rawSqlOf, rawSqlWithin } from './connection/raw-sql.js';
