export * from './clock.js';
export * from './metrics/bounded-names.js';
export * from './metrics/metric.js';
export * from './metrics/metrics.js';
export * from './metrics/process-metrics.js';
export * from './telemetry.module.js';
