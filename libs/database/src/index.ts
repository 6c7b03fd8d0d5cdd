export * from './database.module.js';
export { Database } from './connection/database.js';
export { type DatabaseLocation, type Schema, openDataSource } from './connection/open-data-source.js';
export { DatabaseHealth } from './health/database-health.js';
export { CreateCacheEpochs1700000000000 } from './epochs/create-cache-epochs.migration.js';
