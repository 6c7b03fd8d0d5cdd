import type { ApiKeySetting } from './schema/api-keys.js';

export const LLM_PROVIDERS = ['auto', 'vllm', 'ollama', 'embedded', 'none'] as const;
export type LlmProviderName = (typeof LLM_PROVIDERS)[number];

/** Providers that are an engine, and so can stand in for another. */
export const LLM_ENGINES = ['vllm', 'ollama', 'embedded'] as const;
export type LlmEngineName = (typeof LLM_ENGINES)[number];

export const HEALTH_PARTS = ['database', 'llm', 'queue', 'redis'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export const SAMPLE_INVENTORY = ['auto', 'on', 'off'] as const;
export type SampleInventoryMode = (typeof SAMPLE_INVENTORY)[number];

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Every setting of the process, validated once at boot. Injected by this class; nothing else reads the
 * environment. Times are milliseconds, sizes bytes unless the name says otherwise.
 */
export abstract class Settings {
  abstract readonly http: { readonly host: string; readonly port: number };
  /** Empty: the service is for this machine alone. */
  abstract readonly apiKeys: readonly ApiKeySetting[];
  abstract readonly llm: {
    readonly provider: LlmProviderName;
    /** Asked in this order where `provider` cannot answer. */
    readonly fallback: readonly LlmEngineName[];
    /** Limits of one model call; `totalMs` includes the wait for its turn. */
    readonly timeouts: {
      readonly connectMs: number;
      readonly firstTokenMs: number;
      readonly idleMs: number;
      readonly totalMs: number;
    };
    /** Most calls at work in one engine at a time; by engine where it is not set. */
    readonly concurrency?: number;
    /** Most calls that wait for one engine. */
    readonly queue: number;
    readonly warmUp: boolean;
    readonly vllm: {
      readonly baseUrl: string;
      readonly model?: string;
      readonly apiKey?: string;
      /** Unset leaves it to the server. */
      readonly thinking?: boolean;
    };
    readonly ollama: { readonly baseUrl: string; readonly model?: string; readonly contextTokens: number };
    readonly embedded: { readonly serverBinary?: string; readonly modelFile?: string };
  };
  /** No URL: the embedded database under `dataDir`. */
  abstract readonly database: { readonly url?: string };
  /** `auto` fills the embedded database only: a PostgreSQL server belongs to somebody. */
  abstract readonly sampleInventory: SampleInventoryMode;
  abstract readonly redis: { readonly url?: string };
  /** Absolute path of the folder that holds the embedded database, engine and model. */
  abstract readonly dataDir: string;
  abstract readonly cache: {
    readonly enabled: boolean;
    readonly maxEntries: number;
    readonly maxBytes: number;
  };
  abstract readonly prompts: { readonly version: string };
  /** `shadow`: both understand, the model's understanding counts, differences are logged. */
  abstract readonly fastPath: 'on' | 'off' | 'shadow';
  abstract readonly health: { readonly readyRequires: readonly HealthPart[] };
  /** Limit of one whole request. */
  abstract readonly requestTimeoutMs: number;
  /** How long what a conversation said last is kept, in milliseconds. */
  abstract readonly sessionTtlMs: number;
  /** How long an approval waits for people. */
  abstract readonly approvals: { readonly ttlMs: number };
  abstract readonly execution: {
    /** Most plans at work in this process at one time. */
    readonly concurrency: number;
    /** How long a worker may be silent before its plan counts as interrupted. */
    readonly leaseMs: number;
  };
  /** No file: a key of its own under `dataDir`, made at the first start. */
  abstract readonly audit: { readonly signingKeyFile?: string };
  /** The server that the command line asks, where one is named; else the local one on `http.port`. */
  abstract readonly cli: { readonly serverUrl?: string; readonly apiKey?: string };
  abstract readonly logLevel: LogLevel;
}
