import { Command, InvalidArgumentError } from 'commander';
import { hashApiKey, newApiKey } from '@app/auth';
import { loadSettings } from '@app/config';
import { type Role, ROLES } from '@app/contracts';

interface KeyOptions {
  readonly role: readonly Role[];
  readonly json?: boolean;
}

export function keysCommand(): Command {
  const create = new Command('new')
    .description('Make an API key. It is shown once; the server keeps its hash.')
    .argument('<name>', 'whose key it is, as the record will say')
    .requiredOption(
      '--role <role>',
      `what it may do (${ROLES.join(', ')}); may be given several times`,
      collect,
      [],
    )
    .option('--json', 'print name, roles, key and setting as JSON')
    .exitOverride()
    .action((name: string, options: KeyOptions) => printKey(create, name, options));
  return new Command('keys').description('API keys.').exitOverride().addCommand(create);
}

function printKey(command: Command, name: string, { role: roles, json }: KeyOptions): void {
  const key = newApiKey();
  const setting = `${name}:${roles.join('+')}:${hashApiKey(key)}`;
  if (roles.length === 0) command.error("error: option '--role <role>' is missing", { exitCode: 2 });
  try {
    loadSettings({ environment: {}, dotenvFile: '/nowhere', flags: { API_KEYS: setting } });
  } catch {
    command.error(`error: '${name}' cannot be the name of a key`, { exitCode: 2 });
  }
  process.stdout.write(json ? `${JSON.stringify({ name, roles, key, setting })}\n` : `${key}\n`);
  process.stderr.write(
    `Keep the key; it is not shown again. Add this to API_KEYS (comma-separated):\n${setting}\n`,
  );
}

function collect(value: string, roles: readonly Role[]): Role[] {
  const role = ROLES.find((known) => known === value);
  if (!role) throw new InvalidArgumentError(`Roles are ${ROLES.join(', ')}.`);
  return [...new Set([...roles, role])];
}
