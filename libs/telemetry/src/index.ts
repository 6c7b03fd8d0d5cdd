export * from './clock.js';
export * from './metrics.js';
export * from './telemetry.module.js';
