import type { z } from 'zod';
import { HEALTH_PARTS, LLM_ENGINES, LLM_PROVIDERS, LOG_LEVELS, SAMPLE_INVENTORY } from '../settings.js';
import { apiKeys } from './api-keys.js';
import { host, listOf, oneOf, path, secret, text, url, wholeNumber, yesOrNo } from './kinds.js';
import { optionalSetting, setting } from './setting.js';

const httpUrl = url(['http', 'https']);
const milliseconds = wholeNumber(1, 3_600_000, 'milliseconds');

/** The one source of every setting, in the order in which the documentation lists them. */
export const SETTINGS = {
  HOST: setting(host(), '127.0.0.1', 'Address to listen on.'),
  PORT: setting(wholeNumber(0, 65_535), '5001', 'Port to listen on; 0 takes any free one.'),
  API_KEYS: setting(
    apiKeys(),
    '',
    'Keys that open the service, as `npm run ops -- keys new` gives them. Without any everybody on this machine is `local`.',
  ),
  REQUEST_TIMEOUT_MS: setting(milliseconds, '120000', 'Limit of one whole request.'),
  LOG_LEVEL: setting(oneOf(LOG_LEVELS), 'info', 'The least severe messages to log.'),
  OPSCONDUCTOR_URL: optionalSetting(
    httpUrl,
    'Server that the command line asks; else the one on 127.0.0.1 and PORT, where there is one.',
  ),
  OPSCONDUCTOR_API_KEY: optionalSetting(
    secret('a key'),
    'Key that the command line shows to a server that asks for one.',
  ),
  LLM_PROVIDER: setting(
    oneOf(LLM_PROVIDERS),
    'auto',
    'Language model; auto takes the first of vllm, ollama and embedded that answers, else none.',
  ),
  LLM_FALLBACK: optionalSetting(
    listOf(LLM_ENGINES),
    'Engines to ask, in this order, where the one that LLM_PROVIDER names cannot answer.',
  ),
  LLM_TIMEOUT_MS: setting(milliseconds, '60000', 'Limit of one model call, waiting for its turn included.'),
  LLM_CONNECT_TIMEOUT_MS: setting(milliseconds, '2000', 'Longest wait for a connection to the engine.'),
  LLM_FIRST_TOKEN_TIMEOUT_MS: setting(
    milliseconds,
    '30000',
    'Longest wait for the first token: loading the model and reading the prompt.',
  ),
  LLM_IDLE_TIMEOUT_MS: setting(milliseconds, '15000', 'Longest silence in the middle of an answer.'),
  LLM_CONCURRENCY: optionalSetting(
    wholeNumber(1, 1024),
    'Most calls at work in one engine at a time; else 16 for vllm, 2 for ollama, 1 for embedded.',
  ),
  LLM_QUEUE: setting(
    wholeNumber(0, 10_000),
    '64',
    'Most calls that wait for one engine; one more is refused with Retry-After.',
  ),
  LLM_WARM_UP: setting(
    yesOrNo(),
    'true',
    'Whether the server tests the engine and computes the prompts when the engine comes up.',
  ),
  VLLM_BASE_URL: setting(
    httpUrl,
    'http://127.0.0.1:8000',
    'vLLM, or any server that speaks its protocol; with or without /v1.',
  ),
  VLLM_MODEL: optionalSetting(text('a model name'), 'Model to ask vLLM for; else the first that it serves.'),
  VLLM_THINKING: optionalSetting(
    yesOrNo(),
    'Whether a model with a thinking mode may think; unset leaves it to the server. Set it to false for such a model.',
  ),
  VLLM_API_KEY: optionalSetting(secret('a key'), 'Key for vLLM, where it asks for one.'),
  OLLAMA_BASE_URL: setting(httpUrl, 'http://127.0.0.1:11434', 'Ollama.'),
  OLLAMA_MODEL: optionalSetting(text('a model name'), 'Model to ask Ollama for; else the first that it has.'),
  OLLAMA_CONTEXT_TOKENS: setting(
    wholeNumber(512, 1_048_576, 'tokens'),
    '4096',
    'Context length that Ollama is asked for.',
  ),
  LLAMA_SERVER_BIN: optionalSetting(
    path(),
    'llama-server program of the embedded engine, instead of the fetched one.',
  ),
  LLAMA_MODEL_FILE: optionalSetting(path(), 'GGUF file of the embedded engine, instead of the fetched one.'),
  DATABASE_URL: optionalSetting(
    url(['postgres', 'postgresql']),
    'PostgreSQL; else the embedded database under DATA_DIR.',
  ),
  SAMPLE_INVENTORY: setting(
    oneOf(SAMPLE_INVENTORY),
    'auto',
    'Whether an inventory never written to is filled with the 62 sample assets; auto does it in the embedded database only.',
  ),
  REDIS_URL: optionalSetting(
    url(['redis', 'rediss']),
    'Redis, as health watches it. The caches of this version live in memory.',
  ),
  DATA_DIR: setting(path(), '.data', 'Folder of the embedded database, engine and model.'),
  CACHE_ENABLED: setting(yesOrNo(), 'true', 'Whether answers of the stages are cached.'),
  CACHE_MAX_ENTRIES: setting(
    wholeNumber(1, 10_000_000),
    '10000',
    'Most entries that one cache layer holds in memory.',
  ),
  CACHE_MAX_BYTES: setting(
    wholeNumber(1024, 68_719_476_736, 'bytes'),
    '67108864',
    'Most bytes that one cache layer holds in memory.',
  ),
  PROMPT_VERSION: setting(text('a folder name of the prompt registry'), 'v1', 'Version of the prompts.'),
  FAST_PATH: setting(
    oneOf(['on', 'off', 'shadow']),
    'on',
    'Whether sure requests are understood without a model; shadow: the model decides, and where the fast path differs is logged.',
  ),
  SESSION_TTL_MS: setting(
    wholeNumber(1000, 604_800_000, 'milliseconds'),
    '1800000',
    'How long the last request of a conversation may be referred to.',
  ),
  APPROVAL_TTL_MS: setting(
    wholeNumber(1000, 604_800_000, 'milliseconds'),
    '3600000',
    'How long an approval waits before it expires.',
  ),
  EXECUTION_CONCURRENCY: setting(
    wholeNumber(1, 64),
    '4',
    'Most plans that one process carries out at one time.',
  ),
  EXECUTION_LEASE_MS: setting(
    wholeNumber(1000, 3_600_000, 'milliseconds'),
    '15000',
    'How long a worker may be silent before its plan counts as interrupted.',
  ),
  AUDIT_SIGNING_KEY_FILE: optionalSetting(
    path(),
    'Ed25519 private key (PEM) that signs checkpoints of the record; else one made under DATA_DIR.',
  ),
  READY_REQUIRES: setting(listOf(HEALTH_PARTS), 'database', 'Parts without which /health/ready answers 503.'),
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingValues = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> };

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];
