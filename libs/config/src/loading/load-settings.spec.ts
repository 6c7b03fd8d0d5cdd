import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTING_NAMES, SETTINGS } from '../schema/settings-schema.js';
import { ConfigurationError } from './configuration.error.js';
import { loadSettings } from './load-settings.js';

let folder: string;
let dotenvFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  dotenvFile = join(folder, '.env');
});

afterEach(() => rmSync(folder, { recursive: true }));

const load = (environment: NodeJS.Dict<string> = {}) => loadSettings({ environment, dotenvFile });

function problemsOf(environment: NodeJS.Dict<string>): string[] {
  try {
    load(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('where a value comes from', () => {
  it('takes defaults where nothing is set', () => {
    const settings = load();
    expect(settings.http).toEqual({ host: '127.0.0.1', port: 5001 });
    expect(settings.health.readyRequires).toEqual(['database']);
    expect(settings.cache.enabled).toBe(true);
    expect(settings.database.url).toBeUndefined();
  });

  it('lets a flag beat the environment, and the environment beat .env', () => {
    writeFileSync(dotenvFile, 'PORT=7001\nLLM_PROVIDER=vllm\nFAST_PATH=off\n');
    const environment = { PORT: '7002', LLM_PROVIDER: 'ollama' };
    const settings = loadSettings({ dotenvFile, environment, flags: { LLM_PROVIDER: 'none' } });
    expect([settings.http.port, settings.llm.provider, settings.fastPath]).toEqual([7002, 'none', 'off']);
  });

  it('takes an empty value for none, at each place', () => {
    writeFileSync(dotenvFile, 'PORT=7001\nREDIS_URL=\n');
    const settings = loadSettings({ dotenvFile, environment: { PORT: ' ' }, flags: { PORT: '' } });
    expect([settings.http.port, settings.redis.url]).toEqual([7001, undefined]);
  });

  it('leaves the environment as it is', () => {
    writeFileSync(dotenvFile, 'OLLAMA_MODEL=qwen\n');
    expect(load().llm.ollama.model).toBe('qwen');
    expect(process.env['OLLAMA_MODEL']).toBeUndefined();
  });

  it('makes folders absolute', () => {
    expect(isAbsolute(load().dataDir)).toBe(true);
    expect(load({ DATA_DIR: '/srv/data' }).dataDir).toBe('/srv/data');
  });

  it('drops slashes at the end of a URL', () => {
    expect(load({ VLLM_BASE_URL: 'http://gpu:8000/v1/' }).llm.vllm.baseUrl).toBe('http://gpu:8000/v1');
  });

  it('reads a list', () => {
    expect(load({ READY_REQUIRES: 'database, llm,database' }).health.readyRequires).toEqual([
      'database',
      'llm',
    ]);
  });
});

describe('a bad value', () => {
  it('is named, shown, and told what it may be', () => {
    expect(problemsOf({ PORT: '5001x' })).toEqual([
      'PORT in the environment holds "5001x"; it may hold a whole number from 0 to 65535.',
    ]);
  });

  it('does not hide the others', () => {
    writeFileSync(dotenvFile, 'FAST_PATH=maybe\n');
    expect(problemsOf({ PORT: '70000', CACHE_ENABLED: 'yes' })).toHaveLength(3);
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['PORT', '0x10'],
    ['LLM_TIMEOUT_MS', '0'],
    ['LLM_PROVIDER', 'openai'],
    ['READY_REQUIRES', 'database,'],
    ['DATABASE_URL', 'mysql://db/ops'],
    ['REDIS_URL', 'localhost:6379'],
    ['VLLM_BASE_URL', 'http:gpu'],
  ])('%s=%s is refused', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} in the environment`)]);
  });

  it.each(['0.0.0.0', '10.0.0.1', 'localhost.example.com', '::'])(
    'HOST=%s is refused with the reason',
    (host) => {
      expect(problemsOf({ HOST: host })).toEqual([expect.stringContaining('there are no API keys')]);
    },
  );

  it.each([
    ['DATABASE_URL', 'mysql://ops:hunter2@db/ops'],
    ['DATABASE_URL', 'postgres//ops:hunter2@db'],
    ['REDIS_URL', 'http://cache?password=hunter2'],
    ['VLLM_BASE_URL', 'ftp://key:hunter2@gpu'],
  ])('%s is not shown where it may hold a secret', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('an unknown name', () => {
  it('in .env is an error, with a guess where one is near', () => {
    writeFileSync(dotenvFile, 'LLM_PROVDIER=none\nSOMETHING_ELSE=hunter2\n');
    expect(problemsOf({})).toEqual([
      'LLM_PROVDIER in .env is no setting; did you mean LLM_PROVIDER?',
      'SOMETHING_ELSE in .env is no setting.',
    ]);
  });

  it.each(['DATABSE_URL', 'DATABASE_URLS', 'DATABASE_URI', 'DATABASE_ULR'])(
    '%s in the environment is a slip',
    (name) => {
      expect(problemsOf({ [name]: 'x' })).toEqual([expect.stringContaining('did you mean DATABASE_URL?')]);
    },
  );

  it('in the environment is not ours where it is no slip', () => {
    expect(problemsOf({ PATH: '/bin', HOSTNAME: 'desk', NODE_ENV: 'test' })).toEqual([]);
  });
});

describe('the schema', () => {
  it.each(SETTING_NAMES)('accepts the default of %s', (name) => {
    expect(SETTINGS[name].schema.safeParse(undefined).success).toBe(true);
  });
});
