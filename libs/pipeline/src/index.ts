export * from './engine.module.js';
export * from './pipeline-orchestrator.js';
export * from './pipeline-request.js';
export * from './pipeline.module.js';
