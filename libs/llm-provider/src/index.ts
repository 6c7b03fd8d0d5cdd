export * from './llm-provider.js';
export * from './completion-request.js';
export * from './completion.js';
export * from './llm.errors.js';
export * from './operational-error.js';
