export * from './cache-engine.js';
export * from './cache-key.js';
export * from './cache-registry.js';
export * from './cache.module.js';
export * from './epochs.js';
export * from './redis/redis-ping.js';
