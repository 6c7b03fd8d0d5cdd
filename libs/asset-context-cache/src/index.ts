export * from './asset-context-cache.module.js';
export * from './asset-context-cache.service.js';
