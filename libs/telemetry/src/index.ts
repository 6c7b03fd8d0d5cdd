export * from './clock.js';
export * from './telemetry.module.js';
