export * from './api-key.js';
export * from './api-key-ring.js';
export * from './auth.module.js';
