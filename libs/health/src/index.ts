export * from './health-monitor.service.js';
export * from './health-probe.js';
export * from './health.module.js';
export * from './readiness.service.js';
