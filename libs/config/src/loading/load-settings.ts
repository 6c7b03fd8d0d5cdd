import { join } from 'node:path';
import { projectRoot } from '../project-root.js';
import { SETTING_NAMES, SETTINGS, type SettingName, type SettingValues } from '../schema/settings-schema.js';
import type { Settings } from '../settings.js';
import { ConfigurationError, type SettingProblem } from './configuration.error.js';
import { readDotenvFile } from './dotenv-file.js';
import { isLoopback } from './is-loopback.js';
import { toSettings } from './to-settings.js';
import { slipsInEnvironment, unknownInFile } from './unknown-names.js';

const FALLBACK_OF_NONE =
  'LLM_FALLBACK needs LLM_PROVIDER to name the engine that is asked first: vllm, ollama or embedded.';

const OPEN_TO_ALL =
  'HOST is an address that others reach, and there are no API keys: set API_KEYS, or HOST to 127.0.0.1, ::1 or localhost.';

/** Where settings come from. */
export interface SettingSources {
  /** Command-line flags, by the setting that each stands for. */
  readonly flags?: { readonly [Name in SettingName]?: string };
  /** The environment of the process, unless given. */
  readonly environment?: NodeJS.Dict<string>;
  /** `.env` of the project, unless given; need not exist. */
  readonly dotenvFile?: string;
  /** Settings that keep their defaults, whatever stands anywhere. */
  readonly ignored?: readonly SettingName[];
}

/**
 * Every setting, validated. A flag beats the environment, the environment beats `.env`; an empty value is
 * none.
 * @throws ConfigurationError that lists each bad value and unknown name
 */
export function loadSettings(sources: SettingSources = {}): Settings {
  const { flags = {}, environment = process.env, ignored = [] } = sources;
  const file = readDotenvFile(sources.dotenvFile ?? join(projectRoot(), '.env'));
  const problems: SettingProblem[] = [
    ...unknownInFile(Object.keys(file)),
    ...slipsInEnvironment(Object.keys(environment)),
  ];
  const places = [
    { place: 'given as a flag', values: flags as NodeJS.Dict<string> },
    { place: 'in the environment', values: environment },
    { place: 'in .env', values: file },
  ];
  const parsed = SETTING_NAMES.map((name) => {
    const found = ignored.includes(name) ? undefined : places.find(({ values }) => values[name]?.trim());
    const value = found?.values[name]?.trim();
    const result = SETTINGS[name].schema.safeParse(value);
    if (!result.success) {
      const { holds, show } = SETTINGS[name];
      const message = `${name} ${found?.place} holds ${show(value ?? '')}; it may hold ${holds}.`;
      problems.push({ name, message });
    }
    return [name, result.data] as const;
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  const settings = toSettings(Object.fromEntries(parsed) as SettingValues);
  if (settings.apiKeys.length === 0 && !isLoopback(settings.http.host))
    throw new ConfigurationError([{ name: 'HOST', message: OPEN_TO_ALL }]);
  if (settings.llm.fallback.length > 0 && ['auto', 'none'].includes(settings.llm.provider))
    throw new ConfigurationError([{ name: 'LLM_FALLBACK', message: FALLBACK_OF_NONE }]);
  return settings;
}
