export * from './llm-provider.js';
export * from './completion-request.js';
export * from './completion.js';
export * from './llm.errors.js';
export * from './operational-error.js';
export * from './llm-provider.module.js';
export { createLlmProvider } from './choice/create-llm-provider.js';
export { fetchEmbedded, type FetchOptions } from './embedded/fetch-embedded.js';
export { readManifest, type EmbeddedManifest } from './embedded/embedded-folder.js';
