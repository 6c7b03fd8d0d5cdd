import { SETTING_NAMES, SETTINGS } from '../schema/settings-schema.js';

const HEADER = `# Every setting, with its default. Copy to .env and change what differs.
# A flag beats the environment, the environment beats .env; an empty value is none.
`;

/** What `.env.example` holds. */
export function environmentExample(): string {
  const entries = SETTING_NAMES.map((name) => {
    const { description, holds, fallback = '' } = SETTINGS[name];
    return `# ${description}\n# May hold ${holds}.\n${name}=${fallback}\n`;
  });
  return [HEADER, ...entries].join('\n');
}
