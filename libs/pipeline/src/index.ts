export * from './engine.module.js';
export * from './pipeline-orchestrator.js';
export * from './pipeline-request.js';
export * from './pipeline.module.js';
export * from './product-schema.js';
export type { FastPathResult } from './stage-a/fast-path/fast-path-result.js';
export { understand } from './stage-a/fast-path/understand.js';
