export * from './intent-cache.module.js';
export * from './intent-cache.service.js';
export * from './normalise-request.js';
