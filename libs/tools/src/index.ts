export * from './catalogue/catalogue.loader.js';
export * from './catalogue/pattern.schema.js';
export * from './catalogue/tool-catalogue.js';
export { AssetDbExecutor } from './executors/asset-db/asset-db.executor.js';
export * from './executors/executor.js';
export * from './executors/executor-registry.js';
export * from './tools.module.js';
