import type { SettingValues } from '../schema/settings-schema.js';
import type { Settings } from '../settings.js';

/** The flat names of the environment, grouped by what they are about. */
export function toSettings(values: SettingValues): Settings {
  return {
    http: { host: values.HOST, port: values.PORT },
    apiKeys: values.API_KEYS,
    llm: {
      provider: values.LLM_PROVIDER,
      fallback: values.LLM_FALLBACK ?? [],
      timeouts: {
        connectMs: values.LLM_CONNECT_TIMEOUT_MS,
        firstTokenMs: values.LLM_FIRST_TOKEN_TIMEOUT_MS,
        idleMs: values.LLM_IDLE_TIMEOUT_MS,
        totalMs: values.LLM_TIMEOUT_MS,
      },
      concurrency: values.LLM_CONCURRENCY,
      queue: values.LLM_QUEUE,
      warmUp: values.LLM_WARM_UP,
      vllm: {
        baseUrl: values.VLLM_BASE_URL,
        model: values.VLLM_MODEL,
        apiKey: values.VLLM_API_KEY,
        thinking: values.VLLM_THINKING,
      },
      ollama: {
        baseUrl: values.OLLAMA_BASE_URL,
        model: values.OLLAMA_MODEL,
        contextTokens: values.OLLAMA_CONTEXT_TOKENS,
      },
      embedded: { serverBinary: values.LLAMA_SERVER_BIN, modelFile: values.LLAMA_MODEL_FILE },
    },
    database: { url: values.DATABASE_URL },
    sampleInventory: values.SAMPLE_INVENTORY,
    redis: { url: values.REDIS_URL },
    dataDir: values.DATA_DIR,
    cache: {
      enabled: values.CACHE_ENABLED,
      maxEntries: values.CACHE_MAX_ENTRIES,
      maxBytes: values.CACHE_MAX_BYTES,
    },
    prompts: { version: values.PROMPT_VERSION },
    fastPath: values.FAST_PATH,
    health: { readyRequires: values.READY_REQUIRES },
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    sessionTtlMs: values.SESSION_TTL_MS,
    approvals: { ttlMs: values.APPROVAL_TTL_MS },
    execution: { concurrency: values.EXECUTION_CONCURRENCY, leaseMs: values.EXECUTION_LEASE_MS },
    audit: { signingKeyFile: values.AUDIT_SIGNING_KEY_FILE },
    cli: { serverUrl: values.OPSCONDUCTOR_URL, apiKey: values.OPSCONDUCTOR_API_KEY },
    logLevel: values.LOG_LEVEL,
  };
}
