export * from './settings.js';
export * from './settings.module.js';
export * from './loading/configuration.error.js';
export * from './loading/load-settings.js';
export * from './project-root.js';
export { editDistance } from './loading/edit-distance.js';
export { isLoopback } from './loading/is-loopback.js';
