export * from './prompt-registry.js';
export * from './prompt-registry.module.js';
export * from './prompt.errors.js';
export type { PromptIdentity, PromptMessage, PromptSampling } from './prompt.js';
