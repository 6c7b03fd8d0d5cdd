export * from './read-pattern.js';
export * from './tool-result-cache.module.js';
export * from './tool-result-cache.service.js';
