/** One setting that cannot be used as it is. */
export interface SettingProblem {
  readonly name: string;
  readonly message: string;
}

/** The settings are wrong; lists every problem, so that all are mended in one go. Holds no secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'invalid_configuration';
  readonly hint = '.env.example documents every setting.';

  constructor(readonly problems: readonly SettingProblem[]) {
    super(problems.map(({ message }) => message).join('\n'));
  }
}
